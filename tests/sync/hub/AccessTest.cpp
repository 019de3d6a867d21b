// SPDX-License-Identifier: GPL-3.0-or-later
#include "HubFixture.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include "sync/hub/SessionStore.h"
#include "sync/wire/Proof.h"

using namespace Qt::StringLiterals;
using support::codeOf;

//! Enrolment, tokens and proofs.
class AccessTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_fixture.emplace(); }

    void codeIsGoodOnce()
    {
        const auto code = m_fixture->hub.codeFor(u"书记"_s, u"3301001"_s, u"secretary"_s);
        auto first = m_fixture->stranger();
        QCOMPARE(first->enrol(code), 201);
        QCOMPARE(first->enrolment.role, u"secretary"_s);
        QCOMPARE(first->enrolment.organisation, HubFixture::organisation(u"3301001"_s));
        QCOMPARE(first->enrolment.hubId, m_fixture->core.identity.id);
        auto second = m_fixture->stranger();
        QCOMPARE(second->enrol(code), 410);
    }

    void codeMayBeTypedCarelessly()
    {
        auto code = m_fixture->hub.codeFor(u"书记"_s, u"3301001"_s, u"secretary"_s);
        code = u' ' + code.toLower().replace(u'-', u' ') + u' ';
        QCOMPARE(m_fixture->stranger()->enrol(code), 201);
    }

    void codeExpires()
    {
        const auto code = m_fixture->hub.codeFor(u"书记"_s, u"3301001"_s, u"secretary"_s);
        m_fixture->clock.advance(15 * 60'000);
        QCOMPARE(m_fixture->stranger()->enrol(code), 410);
    }

    void codeIsGuessedAtFiveTimesOnly()
    {
        const auto code = m_fixture->hub.codeFor(u"书记"_s, u"3301001"_s, u"secretary"_s);
        auto wrong = code;
        wrong[wrong.size() - 1] = wrong.back() == u'2' ? u'3' : u'2';
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_fixture->stranger()->enrol(wrong), 404);
        QCOMPARE(m_fixture->stranger()->enrol(wrong), 429);
        QCOMPARE(m_fixture->stranger()->enrol(code), 429);
    }

    void addressThatGuessesIsSlowedDown()
    {
        for (int i = 0; i < 20; ++i)
            QCOMPARE(m_fixture->stranger()->enrol(u"ABCD-EFGH-JKM%1"_s.arg(2 + i % 8)), 404);
        QCOMPARE(m_fixture->stranger()->enrol(u"ABCD-EFGH-JKM2"_s), 429);
        m_fixture->clock.advance(15 * 60'000);
        QCOMPARE(m_fixture->stranger()->enrol(u"ABCD-EFGH-JKM2"_s), 404);
    }

    void enrolmentNeedsAProofByTheDevicesOwnKey()
    {
        auto device = m_fixture->stranger();
        device->send(device->request("GET", "/v1/hub", {}, false));
        wire::EnrolmentRequest message;
        message.code = m_fixture->hub.codeFor(u"书记"_s, u"3301001"_s, u"secretary"_s);
        message.device = device->id;
        message.deviceKey = models::crypto::SigningKey::generate(m_fixture->hub.random()).publicKey;
        message.deviceBoxKey = message.deviceKey;
        message.personKey = device->personKey.publicKey;
        const auto answer =
            device->send(device->request("POST", "/v1/enrolments", message.encode(), false));
        QCOMPARE(answer.status, 401);
    }

    void deviceIdOfAnotherKeyIsRefused()
    {
        auto first = m_fixture->device(u"书记"_s, u"3301001"_s);
        auto thief = m_fixture->stranger();
        thief->id = first->id;
        QCOMPARE(thief->enrol(m_fixture->hub.codeFor(u"贼"_s, u"3301002"_s, u"secretary"_s)), 403);
    }

    void callWithoutTokenIsRefused()
    {
        auto device = m_fixture->device(u"书记"_s, u"3301001"_s);
        device->token = "made-up";
        const auto answer = device->call("POST", "/v1/changes", {});
        QCOMPARE(answer.status, 401);
        QCOMPARE(codeOf(answer), u"token"_s);
        QVERIFY(!support::headerOf(answer, "www-authenticate").isEmpty());
    }

    void tokenEndsAfterTenMinutes()
    {
        auto device = m_fixture->device(u"书记"_s, u"3301001"_s);
        QVERIFY(device->pull());
        m_fixture->clock.advance(10 * 60'000);
        wire::ChangesRequest request;
        const auto answer = device->call("POST", "/v1/changes", request.encode());
        QCOMPARE(codeOf(answer), u"token"_s);
        QCOMPARE(device->takeToken(), 200);
        QVERIFY(device->pull());
    }

    void tokenIsWorthlessWithAnotherKey()
    {
        auto device = m_fixture->device(u"书记"_s, u"3301001"_s);
        auto thief = m_fixture->device(u"他人"_s, u"3301002"_s);
        thief->token = device->token;
        const auto answer = thief->call("POST", "/v1/changes", {});
        QCOMPARE(answer.status, 401);
        QCOMPARE(codeOf(answer), u"token"_s);
    }

    void proofIsGoodOnceOnly()
    {
        auto device = m_fixture->device(u"书记"_s, u"3301001"_s);
        wire::ChangesRequest changes;
        const auto request = device->request("POST", "/v1/changes", changes.encode(), true);
        QCOMPARE(device->send(request).status, 200);
        const auto again = device->send(request);
        QCOMPARE(again.status, 401);
        QCOMPARE(codeOf(again), u"proof"_s);
        // Not even at the end of its nonce's life.
        m_fixture->clock.advance(3 * 60'000);
        QCOMPARE(device->send(request).status, 401);
    }

    void proofIsGoodForItsOwnCallOnly_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("another path")
            << QByteArray("POST") << QByteArray("/v1/batches") << QByteArray("127.0.0.1");
        QTest::newRow("another host")
            << QByteArray("POST") << QByteArray("/v1/changes") << QByteArray("evil.example");
    }

    void proofIsGoodForItsOwnCallOnly()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, host);
        auto device = m_fixture->device(u"书记"_s, u"3301001"_s);
        auto request = device->request("POST", "/v1/changes", {}, true);
        request.method = method;
        request.path = path;
        request.headers.insert("host", host);
        const auto answer = device->send(request);
        QCOMPARE(answer.status, 401);
        QCOMPARE(codeOf(answer), u"proof"_s);
    }

    void staleNonceIsReplacedAtOnce()
    {
        auto device = m_fixture->device(u"书记"_s, u"3301001"_s);
        const auto request = device->request("POST", "/v1/changes", {}, true);
        m_fixture->clock.advance(7 * 60'000);
        const auto answer = device->send(request);
        QCOMPARE(answer.status, 401);
        QCOMPARE(codeOf(answer), u"nonce"_s);
        QVERIFY(support::headerOf(answer, "www-authenticate").contains("use_dpop_nonce"));
        QVERIFY(device->pull());
    }

    void inventedNonceIsRefused()
    {
        auto device = m_fixture->device(u"书记"_s, u"3301001"_s);
        device->nonce = "AAAAAAAAAAAAAAAA";
        const auto answer = device->send(device->request("POST", "/v1/changes", {}, true));
        QCOMPARE(codeOf(answer), u"nonce"_s);
    }

    void wallClockThatJumpsRefusesNobody()
    {
        auto device = m_fixture->device(u"书记"_s, u"3301001"_s);
        m_fixture->clock.setNow(m_fixture->clock.nowMs() - qint64(3'600) * 1'000);
        QVERIFY(device->pull());
    }

    void revokedDeviceGetsNothingMore()
    {
        auto device = m_fixture->device(u"书记"_s, u"3301001"_s);
        QVERIFY(device->pull());
        m_fixture->hub.revoke(device->id);
        QVERIFY(!device->pull());
        QCOMPARE(device->lastStatus, 401);
        QCOMPARE(device->takeToken(), 401);
        QCOMPARE(device->enrol(m_fixture->hub.codeFor(u"书记"_s, u"3301001"_s, u"secretary"_s)),
                 401);
    }

    void personWhoIsNotEnrolledAtTheDeviceGetsNoToken()
    {
        auto device = m_fixture->device(u"书记"_s, u"3301001"_s);
        auto other = m_fixture->device(u"他人"_s, u"3301002"_s);
        device->person = other->person;
        QCOMPARE(device->takeToken(), 401);
    }

    void tokensAreKeptHashed()
    {
        auto device = m_fixture->device(u"书记"_s, u"3301001"_s);
        auto &sessions = m_fixture->hub.store().sessions();
        VERIFY_OK(sessions.findToken(wire::tokenHash(device->token), m_fixture->clock.nowMs()));
        VERIFY_ERROR(sessions.findToken(device->token, m_fixture->clock.nowMs()),
                     models::Error::NotFound);
    }

    void decisionsAreChained()
    {
        auto device = m_fixture->device(u"书记"_s, u"3301001"_s);
        m_fixture->hub.revoke(device->id);
        const auto verified = m_fixture->hub.store().sessions().verifyDecisions();
        VERIFY_OK(verified);
        QCOMPARE(*verified, 4);
    }

    void healthAndIdentityAreOpen()
    {
        auto stranger = m_fixture->stranger();
        hub::HttpRequest request;
        request.method = "GET";
        request.path = "/v1/hub";
        const auto answer = stranger->send(request);
        const auto info = wire::HubInfo::decode(answer.body);
        VERIFY_OK(info);
        QCOMPARE(info->hubId, m_fixture->core.identity.id);
        QCOMPARE(info->now, m_fixture->clock.nowMs());
    }

private:
    std::optional<HubFixture> m_fixture;
};

BRANCHBOOK_TEST(AccessTest)
#include "AccessTest.moc"

#include <QTest>
