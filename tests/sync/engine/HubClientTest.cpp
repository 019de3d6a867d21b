// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/HubClient.h"

#include "support/Check.h"
#include "support/FakeTransport.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "sync/wire/Enrolment.h"
#include "sync/wire/Proof.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::HttpReply;
using engine::HttpRequest;
using models::Error;

namespace {

HttpReply replyWith(int status, const QString &code = {}, const QByteArray &nonce = "n2")
{
    HttpReply reply;
    reply.status = status;
    reply.headers.insert("dpop-nonce", nonce);
    wire::Problem problem;
    problem.status = status;
    problem.code = code;
    problem.expected = 17;
    reply.body = problem.encode();
    return reply;
}

HttpReply tokenReply(const QByteArray &token)
{
    HttpReply reply;
    reply.status = 200;
    reply.headers.insert("dpop-nonce", "n3");
    reply.body = wire::TokenReply{token, 600}.encode();
    return reply;
}

} // namespace

class HubClientTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_session = {};
        m_session.nonce = "n1";
        m_session.takeToken("secret", m_person, m_clock.nowMs() + 300'000);
        m_answer = [](const HttpRequest &) { return replyWith(200); };
    }

    void aWarmCallIsOneProvedRequest()
    {
        VERIFY_OK(call());
        QCOMPARE(m_transport.requests.size(), 1);
        const auto &request = m_transport.requests.first();
        QCOMPARE(m_transport.headerOf(request, "Authorization"), "DPoP secret");
        const auto proof = wire::readProof(m_transport.headerOf(request, "DPoP"));
        VERIFY_OK(proof);
        QCOMPARE(proof->url, u"https://127.0.0.1:4433/v1/changes"_s);
        QCOMPARE(proof->method, u"POST"_s);
        QCOMPARE(proof->nonce, u"n1"_s);
        QCOMPARE(proof->tokenHash, wire::tokenHash("secret"));
        QCOMPARE(proof->publicKey, m_device.publicKey);
        // The answer's nonce is for the next request.
        QCOMPARE(m_session.nonce, "n2");
    }

    void aStaleNonceIsTakenAnewAtOnce()
    {
        m_answer = [this](const HttpRequest &) {
            return m_transport.requests.size() == 1 ? replyWith(401, u"nonce"_s, "fresh")
                                                    : replyWith(200);
        };
        VERIFY_OK(call());
        QCOMPARE(m_transport.requests.size(), 2);
        const auto first = wire::readProof(m_transport.headerOf(m_transport.requests[0], "DPoP"));
        const auto second = wire::readProof(m_transport.headerOf(m_transport.requests[1], "DPoP"));
        QCOMPARE(second->nonce, u"fresh"_s);
        QVERIFY(first->id != second->id);
    }

    void anOldTokenIsReplaced()
    {
        m_answer = [this](const HttpRequest &request) {
            if (request.path == "/v1/tokens")
                return tokenReply("newer");
            return m_transport.headerOf(request, "Authorization") == "DPoP newer"
                ? replyWith(200)
                : replyWith(401, u"token"_s);
        };
        VERIFY_OK(call());
        QCOMPARE(m_transport.requests.size(), 3);
        const auto asked = wire::TokenRequest::decode(m_transport.requests[1].body);
        VERIFY_OK(asked);
        QVERIFY(asked->verify(m_device.publicKey, m_personKey.publicKey));
        QCOMPARE(m_session.token, "newer");
    }

    void aTokenOfAnotherPersonIsNotUsed()
    {
        m_session.person = models::newId<models::PersonId>(m_clock, m_random);
        m_answer = [](const HttpRequest &request) {
            return request.path == "/v1/tokens" ? tokenReply("mine") : replyWith(200);
        };
        VERIFY_OK(call());
        QCOMPARE(m_transport.headerOf(m_transport.requests.last(), "Authorization"), "DPoP mine");
    }

    void aTokenNearItsEndIsRenewedFirst()
    {
        m_clock.advance(300'000);
        m_answer = [](const HttpRequest &request) {
            return request.path == "/v1/tokens" ? tokenReply("mine") : replyWith(200);
        };
        VERIFY_OK(call());
        QCOMPARE(m_transport.requests.size(), 2);
        m_clock.advance(-300'000);
    }

    void endlessDemandsForANonceEnd()
    {
        m_answer = [](const HttpRequest &) { return replyWith(401, u"nonce"_s); };
        VERIFY_ERROR(call(), Error::Unauthorised);
        QVERIFY(m_transport.requests.size() <= 5);
    }

    void aBrokenConnectionIsTriedOnceMore()
    {
        m_answer = [this](const HttpRequest &) -> models::Result<HttpReply> {
            if (m_transport.requests.size() == 1)
                return Error{Error::Offline};
            return replyWith(200);
        };
        VERIFY_OK(call());
        m_transport.requests.clear();
        m_answer = [](const HttpRequest &) -> models::Result<HttpReply> {
            return Error{Error::Offline};
        };
        VERIFY_ERROR(call(), Error::Offline);
        QCOMPARE(m_transport.requests.size(), 2);
    }

    void statusesBecomeCodes_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("expected");
        const auto row = [](int status, const char *code, Error::Code expected) {
            QTest::addRow("%d %s", status, code)
                << status << QString::fromLatin1(code) << int(expected);
        };
        row(401, "revoked", Error::Revoked);
        row(401, "signature", Error::Unauthorised);
        row(403, "revoked", Error::Revoked);
        row(403, "scope", Error::Denied);
        row(404, "", Error::NotFound);
        row(409, "fork", Error::Conflict);
        row(409, "gap", Error::Conflict);
        row(410, "checkpoint", Error::Expired);
        row(413, "too_large", Error::TooLarge);
        row(426, "schema", Error::NewerVersion);
        row(429, "busy", Error::TooManyAttempts);
        row(460, "checksum", Error::Corrupt);
        row(500, "", Error::ServerFault);
        row(503, "busy", Error::ServerFault);
        row(400, "form", Error::Protocol);
    }

    void statusesBecomeCodes()
    {
        QFETCH(int, status);
        QFETCH(QString, code);
        QFETCH(int, expected);
        m_answer = [&](const HttpRequest &) { return replyWith(status, code); };
        const auto result = call();
        QVERIFY(!result);
        QCOMPARE(int(result.error().code), expected);
        QCOMPARE(result.error().reason, code);
        if (status == 409)
            QCOMPARE(result.error().number, 17);
    }

    void theHubSaysHowLongToWait()
    {
        m_answer = [](const HttpRequest &) {
            auto reply = replyWith(503);
            reply.headers.insert("retry-after", "30");
            return reply;
        };
        const auto result = call();
        QVERIFY(!result);
        QCOMPARE(result.error().number, 30'000);
    }

    void cancellingEndsTheCall()
    {
        m_cancellation.cancel();
        VERIFY_ERROR(call(), Error::Cancelled);
        m_cancellation.reset();
    }

private:
    models::Result<HttpReply> call()
    {
        m_transport.requests.clear();
        engine::HubClient client(m_transport, QUrl(u"https://127.0.0.1:4433"_s), m_signer,
                                 m_session, m_clock, m_random, m_cancellation);
        return client.call({"POST", "/v1/changes", {}, "body"});
    }

    support::FakeClock m_clock;
    support::FakeRandom m_random;
    models::crypto::SigningKey m_device = models::crypto::SigningKey::generate(m_random);
    models::crypto::SigningKey m_personKey = models::crypto::SigningKey::generate(m_random);
    models::PersonId m_person = models::newId<models::PersonId>(m_clock, m_random);
    engine::HubSigner m_signer{models::newId<models::DeviceId>(m_clock, m_random), m_person,
                               m_device, m_personKey};
    engine::HubSession m_session;
    engine::Cancellation m_cancellation;
    support::FakeTransport::Answer m_answer;
    support::FakeTransport m_transport{
        [this](const HttpRequest &request) { return m_answer(request); }};
};

BRANCHBOOK_TEST(HubClientTest)
#include "HubClientTest.moc"
