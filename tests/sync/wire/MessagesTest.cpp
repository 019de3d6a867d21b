// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Enrolment.h"

#include "Samples.h"
#include "support/Check.h"
#include "support/TestMain.h"

using namespace Qt::StringLiterals;
using models::Error;

class MessagesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_samples.emplace(); }

    void enrolmentRequestComesBack()
    {
        wire::EnrolmentRequest request;
        request.code = u"4F7K2M9Q"_s;
        request.device = m_samples->id().as<models::DeviceTag>();
        request.deviceKey = m_samples->bytes(32);
        request.deviceBoxKey = m_samples->bytes(32);
        request.personKey = m_samples->bytes(32);
        const auto read = wire::EnrolmentRequest::decode(request.encode());
        VERIFY_OK(read);
        QCOMPARE(read->code, request.code);
        QCOMPARE(read->device, request.device);
        QCOMPARE(read->deviceKey, request.deviceKey);
        QCOMPARE(read->deviceBoxKey, request.deviceBoxKey);
        QCOMPARE(read->personKey, request.personKey);
    }

    void enrolmentReplyComesBack()
    {
        wire::EnrolmentReply reply;
        reply.person = m_samples->id().as<models::PersonTag>();
        reply.role = u"secretary"_s;
        reply.organisation = m_samples->id().as<models::OrganisationTag>();
        reply.hubKey = m_samples->bytes(32);
        reply.hubBoxKey = m_samples->bytes(32);
        reply.hubId = u"3f1e"_s;
        const auto read = wire::EnrolmentReply::decode(reply.encode());
        VERIFY_OK(read);
        QCOMPARE(read->person, reply.person);
        QCOMPARE(read->role, reply.role);
        QCOMPARE(read->organisation, reply.organisation);
        QCOMPARE(read->hubKey, reply.hubKey);
        QCOMPARE(read->hubBoxKey, reply.hubBoxKey);
        QCOMPARE(read->hubId, reply.hubId);
    }

    void hubInfoComesBack()
    {
        const auto read = wire::HubInfo::decode(
            wire::HubInfo{u"hub"_s, 1, 1'794'013'200'123, 16'000'000, 4'194'304}.encode());
        VERIFY_OK(read);
        QCOMPARE(read->hubId, u"hub"_s);
        QCOMPARE(read->now, 1'794'013'200'123);
        QCOMPARE(read->maximumBatchBytes, 16'000'000);
        QCOMPARE(read->maximumMediaChunk, 4'194'304);
    }

    void missingOrWrongMembersAreNamed()
    {
        const auto missing = wire::EnrolmentReply::decode(R"({"person":"x"})");
        VERIFY_ERROR(missing, Error::Protocol);
        QCOMPARE(missing.error().field, u"person"_s);
        VERIFY_ERROR(wire::HubInfo::decode("[]"), Error::Protocol);
        VERIFY_ERROR(wire::HubInfo::decode("{"), Error::Protocol);
        VERIFY_ERROR(wire::HubInfo::decode(R"({"hubId":"h","version":1.5})"), Error::Protocol);
        VERIFY_ERROR(wire::HubInfo::decode('{' + QByteArray(20'000, ' ') + '}'), Error::Protocol);
    }

    void problemComesBackAndGarbageIsAServerFault()
    {
        const auto read =
            wire::Problem::decode(wire::Problem{409, u"gap"_s, u"first"_s, 42}.encode());
        QCOMPARE(read.status, 409);
        QCOMPARE(read.code, u"gap"_s);
        QCOMPARE(read.field, u"first"_s);
        QCOMPARE(read.expected, 42);
        QCOMPARE(wire::Problem::decode("<html>").status, 500);
    }

private:
    std::optional<Samples> m_samples;
};

BRANCHBOOK_TEST(MessagesTest)
#include "MessagesTest.moc"

#include <QTest>
