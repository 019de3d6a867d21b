// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Enrolment.h"

#include "models/crypto/Cryptography.h"

#include "sync/wire/JsonReader.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace wire {

using models::Result;
using models::crypto::publicKeySize;
using namespace Qt::StringLiterals;

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray EnrolmentRequest::encode() const
{
    return compact({{u"code"_s, code},
                    {u"device"_s, device.toString()},
                    {u"deviceKey"_s, base64Url(deviceKey)},
                    {u"deviceBoxKey"_s, base64Url(deviceBoxKey)},
                    {u"personKey"_s, base64Url(personKey)}});
}

Result<EnrolmentRequest> EnrolmentRequest::decode(const QByteArray &json)
{
    JsonReader reader(json);
    EnrolmentRequest request;
    request.code = reader.text("code"_L1, 32);
    request.device = reader.id<models::DeviceId>("device"_L1);
    request.deviceKey = reader.bytes("deviceKey"_L1, publicKeySize);
    request.deviceBoxKey = reader.bytes("deviceBoxKey"_L1, publicKeySize);
    request.personKey = reader.bytes("personKey"_L1, publicKeySize);
    BB_TRY(reader.outcome());
    return request;
}

QByteArray EnrolmentReply::encode() const
{
    return compact({{u"person"_s, person.toString()},
                    {u"role"_s, role},
                    {u"organisation"_s, organisation.toString()},
                    {u"hubKey"_s, base64Url(hubKey)},
                    {u"hubBoxKey"_s, base64Url(hubBoxKey)},
                    {u"hubId"_s, hubId}});
}

Result<EnrolmentReply> EnrolmentReply::decode(const QByteArray &json)
{
    JsonReader reader(json);
    EnrolmentReply reply;
    reply.person = reader.id<models::PersonId>("person"_L1);
    reply.role = reader.text("role"_L1, 24);
    reply.organisation = reader.id<models::OrganisationId>("organisation"_L1);
    reply.hubKey = reader.bytes("hubKey"_L1, publicKeySize);
    reply.hubBoxKey = reader.bytes("hubBoxKey"_L1, publicKeySize);
    reply.hubId = reader.text("hubId"_L1, 64);
    BB_TRY(reader.outcome());
    return reply;
}

QByteArray HubInfo::encode() const
{
    return compact({{u"hubId"_s, hubId},
                    {u"version"_s, version},
                    {u"now"_s, now},
                    {u"maximumBatchBytes"_s, maximumBatchBytes},
                    {u"maximumMediaChunk"_s, maximumMediaChunk}});
}

Result<HubInfo> HubInfo::decode(const QByteArray &json)
{
    JsonReader reader(json);
    HubInfo info;
    info.hubId = reader.text("hubId"_L1, 64);
    info.version = int(qBound(qint64(0), reader.number("version"_L1), qint64(1'000'000)));
    info.now = reader.number("now"_L1);
    info.maximumBatchBytes = reader.number("maximumBatchBytes"_L1);
    info.maximumMediaChunk = reader.number("maximumMediaChunk"_L1);
    BB_TRY(reader.outcome());
    return info;
}

QByteArray Problem::encode() const
{
    QJsonObject object{{u"type"_s, u"about:blank"_s}, {u"status"_s, status}, {u"code"_s, code}};
    if (!field.isEmpty())
        object.insert(u"field"_s, field);
    if (expected != 0)
        object.insert(u"expected"_s, expected);
    return compact(object);
}

Problem Problem::decode(const QByteArray &json)
{
    JsonReader reader(json);
    Problem problem;
    if (reader.has("status"_L1))
        problem.status = int(qBound(qint64(100), reader.number("status"_L1), qint64(599)));
    if (reader.has("code"_L1))
        problem.code = reader.text("code"_L1, 64);
    if (reader.has("field"_L1))
        problem.field = reader.text("field"_L1, 64);
    if (reader.has("expected"_L1))
        problem.expected = reader.number("expected"_L1);
    return problem;
}

} // namespace wire
