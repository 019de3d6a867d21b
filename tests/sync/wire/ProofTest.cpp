// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Proof.h"

#include "Samples.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "sync/wire/JsonReader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using models::Error;

class ProofTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_samples.emplace(); }

    void proofComesBack()
    {
        const auto proof = sample();
        const auto read = wire::readProof(wire::makeProof(proof, m_samples->device));
        VERIFY_OK(read);
        QCOMPARE(read->publicKey, m_samples->device.publicKey);
        QCOMPARE(read->method, u"POST"_s);
        QCOMPARE(read->url, proof.url);
        QCOMPARE(read->id, proof.id);
        QCOMPARE(read->nonce, proof.nonce);
        QCOMPARE(read->tokenHash, proof.tokenHash);
        QCOMPARE(read->issuedAt, proof.issuedAt);
    }

    void everyAlteredByteIsNoticed()
    {
        const auto jws = wire::makeProof(sample(), m_samples->device);
        for (qsizetype i = 0; i < jws.size(); ++i) {
            auto altered = jws;
            altered[i] = altered[i] == 'A' ? 'B' : 'A';
            if (altered != jws)
                QVERIFY2(!wire::readProof(altered), QByteArray::number(i).constData());
        }
    }

    void otherAlgorithmsAndTypesAreRefused_data()
    {
        const QJsonObject good{{u"typ"_s, u"dpop+jwt"_s}, {u"alg"_s, u"EdDSA"_s}};
        const auto with = [&](QString name, const QJsonValue &value) {
            auto header = good;
            header.insert(name, value);
            return header;
        };
        QTest::addColumn<QJsonObject>("header");
        QTest::addColumn<QJsonObject>("keyChange");
        QTest::newRow("no algorithm") << with(u"alg"_s, u"none"_s) << QJsonObject();
        QTest::newRow("secret key algorithm") << with(u"alg"_s, u"HS256"_s) << QJsonObject();
        QTest::newRow("another type") << with(u"typ"_s, u"JWT"_s) << QJsonObject();
        QTest::newRow("critical extension")
            << with(u"crit"_s, QJsonArray{u"b64"_s}) << QJsonObject();
        QTest::newRow("another curve") << good << QJsonObject{{u"crv"_s, u"X25519"_s}};
        QTest::newRow("private key inside") << good << QJsonObject{{u"d"_s, u"AA"_s}};
        QTest::newRow("key too short") << good << QJsonObject{{u"x"_s, u"AAAA"_s}};
    }

    void otherAlgorithmsAndTypesAreRefused()
    {
        QFETCH(QJsonObject, header);
        QFETCH(QJsonObject, keyChange);
        QJsonObject key{{u"kty"_s, u"OKP"_s},
                        {u"crv"_s, u"Ed25519"_s},
                        {u"x"_s, wire::base64Url(m_samples->device.publicKey)}};
        for (auto it = keyChange.constBegin(); it != keyChange.constEnd(); ++it)
            key.insert(it.key(), it.value());
        header.insert(u"jwk"_s, key);
        const auto claims = wire::makeProof(sample(), m_samples->device).split('.').at(1);
        const QByteArray input =
            wire::base64Url(QJsonDocument(header).toJson(QJsonDocument::Compact)).toLatin1() + '.'
            + claims;
        const auto forged = input + '.' + wire::base64Url(m_samples->device.sign(input)).toLatin1();
        VERIFY_ERROR(wire::readProof(forged), Error::Protocol);
    }

    void malformedProofsAreRefused()
    {
        VERIFY_ERROR(wire::readProof({}), Error::Protocol);
        VERIFY_ERROR(wire::readProof("a.b"), Error::Protocol);
        VERIFY_ERROR(wire::readProof("..."), Error::Protocol);
        VERIFY_ERROR(wire::readProof(QByteArray(10'000, 'A')), Error::Protocol);
        const auto jws = wire::makeProof(sample(), m_samples->device);
        VERIFY_ERROR(wire::readProof(jws + '='), Error::Protocol);
    }

    void thumbprintIsThatOfRfc8037()
    {
        // RFC 8037, appendix A.2 and A.3.
        const auto key = wire::fromBase64Url("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        QCOMPARE(wire::thumbprint(key), u"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"_s);
    }

    void tokenHashIsSha256()
    {
        QCOMPARE(wire::tokenHash("abc").toHex(),
                 QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void tokenRequestIsBoundToBothKeysAndTheNonce()
    {
        wire::TokenRequest request;
        request.device = m_samples->id().as<models::DeviceTag>();
        request.person = m_samples->id().as<models::PersonTag>();
        request.nonce = u"nonce"_s;
        request.sign(m_samples->device, m_samples->person);
        const auto read = wire::TokenRequest::decode(request.encode());
        VERIFY_OK(read);
        const auto &device = m_samples->device.publicKey;
        const auto &person = m_samples->person.publicKey;
        QVERIFY(read->verify(device, person));
        QVERIFY(!read->verify(person, device));
        auto replayed = *read;
        replayed.nonce = u"another"_s;
        QVERIFY(!replayed.verify(device, person));
    }

    void tokenReplyComesBack()
    {
        wire::TokenReply reply;
        reply.token = "opaque-token";
        const auto read = wire::TokenReply::decode(reply.encode());
        VERIFY_OK(read);
        QCOMPARE(read->token, reply.token);
        QCOMPARE(read->expiresInSeconds, 600);
    }

private:
    wire::Proof sample()
    {
        wire::Proof proof;
        proof.method = u"POST"_s;
        proof.url = u"https://127.0.0.1:8443/v1/changes"_s;
        proof.id = u"4f1c"_s;
        proof.nonce = u"hub-nonce"_s;
        proof.tokenHash = wire::tokenHash("token");
        proof.issuedAt = 1'794'013'200;
        return proof;
    }

    std::optional<Samples> m_samples;
};

BRANCHBOOK_TEST(ProofTest)
#include "ProofTest.moc"
