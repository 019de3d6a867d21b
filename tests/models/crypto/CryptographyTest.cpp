// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/Cryptography.h"

#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QSet>
#include <QTest>

using namespace models;
using namespace models::crypto;

namespace {

SecretBytes secret(const char *hex)
{
    return SecretBytes::copyOf(QByteArray::fromHex(hex));
}

} // namespace

class CryptographyTest : public QObject
{
    Q_OBJECT

private slots:
    void hashIsBlake2b256_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("digest");
        // Computed with Python's hashlib.blake2b(digest_size=32), an independent implementation.
        QTest::newRow("empty") << QByteArray()
                               << QByteArray("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab"
                                             "45cdf12fe3a8");
        QTest::newRow("abc")
            << QByteArray("abc")
            << QByteArray("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
        QTest::newRow("a block and one")
            << QByteArray(129, 'x')
            << QByteArray("03b0758fa71d249c846c2304a2b9996e6ae66ffa7e5528f9e612e089a360fc8d");
    }

    void hashIsBlake2b256()
    {
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, digest);
        QCOMPARE(hash(input).toHex(), digest);
    }

    void hasherDoesNotSeeThePieces()
    {
        QByteArray whole;
        Hasher hasher;
        for (int size : {0, 1, 127, 128, 129, 5000}) {
            const QByteArray piece(size, char('a' + size % 26));
            hasher.add(piece);
            whole += piece;
        }
        QCOMPARE(hasher.finish(), hash(whole));
        QCOMPARE(Hasher().finish(), hash({}));
    }

    // hashlib.blake2b(b"purpose", key=bytes(range(32)), digest_size=32)
    void deriveIsKeyedBlake2b()
    {
        const auto key = secret("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        QCOMPARE(derive(key, "purpose").view().toByteArray().toHex(),
                 QByteArray("2a3720a4d9c9a6ce803868ff08c71356853d2e24863d93845683eee84fc0152c"));
        QVERIFY(derive(key, "purpose").view() != derive(key, "Purpose").view());
        QVERIFY(derive(key, "").view() != key.view());
    }

    // RFC 8032 §7.1, tests 1 and 3.
    void signaturesAreEd25519_data()
    {
        QTest::addColumn<QByteArray>("seed");
        QTest::addColumn<QByteArray>("publicKey");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("test 1")
            << QByteArray("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
            << QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
            << QByteArray()
            << QByteArray("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                          "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        QTest::newRow("test 3")
            << QByteArray("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
            << QByteArray("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
            << QByteArray("af82")
            << QByteArray("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                          "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    }

    void signaturesAreEd25519()
    {
        QFETCH(QByteArray, seed);
        QFETCH(QByteArray, publicKey);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, signature);
        const auto key = SigningKey::fromSeed(secret(seed.constData()));
        const auto text = QByteArray::fromHex(message);
        QCOMPARE(key.publicKey.toHex(), publicKey);
        QCOMPARE(key.sign(text).toHex(), signature);
        QVERIFY(verify(text, QByteArray::fromHex(signature), key.publicKey));
    }

    void everyBitOfASignatureCounts()
    {
        support::FakeRandom random;
        const auto key = SigningKey::generate(random);
        const QByteArray message("the minutes");
        const auto signature = key.sign(message);
        QVERIFY(verify(message, signature, key.publicKey));
        forEachFlippedBit(signature, [&](const QByteArray &altered) {
            QVERIFY(!verify(message, altered, key.publicKey));
        });
        forEachFlippedBit(message, [&](const QByteArray &altered) {
            QVERIFY(!verify(altered, signature, key.publicKey));
        });
        QVERIFY(!verify(message, signature, SigningKey::generate(random).publicKey));
    }

    void signaturesOfTheWrongLengthAreRefused()
    {
        support::FakeRandom random;
        const auto key = SigningKey::generate(random);
        const auto signature = key.sign("m");
        QVERIFY(!verify("m", {}, key.publicKey));
        QVERIFY(!verify("m", signature.left(63), key.publicKey));
        QVERIFY(!verify("m", signature + '\0', key.publicKey));
        QVERIFY(!verify("m", signature, key.publicKey.left(31)));
        QVERIFY(!verify("m", signature, {}));
    }

    // The all-zero key is a point of small order, for which one signature fits many messages.
    void weakPublicKeyIsRefused()
    {
        const QByteArray weak(publicKeySize, '\0');
        QVERIFY(!verify("m", QByteArray(signatureSize, '\0'), weak));
    }

    void sealedBoxOpensWithItsKeyAndContext()
    {
        support::FakeRandom random;
        const auto key = SecretBytes::random(keySize, random);
        for (int size : {0, 1, 16, 1000, 65536}) {
            const QByteArray plain(size, 'p');
            const auto sealed = seal(plain, "context", key, random);
            QCOMPARE(sealed.size(), nonceSize + size + tagSize);
            const auto opened = open(sealed, "context", key);
            VERIFY_OK(opened);
            QCOMPARE(opened->view().toByteArray(), plain);
        }
    }

    void secretAndPlainSealAlike()
    {
        support::FakeRandom random(1);
        support::FakeRandom same(1);
        const auto key = secret("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        QCOMPARE(seal(SecretBytes::copyOf("abc"), "a", key, random),
                 seal(QByteArrayView("abc"), "a", key, same));
    }

    // draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    void boxIsXChaCha20Poly1305()
    {
        const auto key = secret("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
        const auto sealed =
            QByteArray::fromHex("404142434445464748494a4b4c4d4e4f5051525354555657"
                                "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
                                "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
                                "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
                                "21f9664c97637da9768812f615c68b13b52e"
                                "c0875924c1c7987947deafd8780acf49");
        const auto opened = open(sealed, QByteArray::fromHex("50515253c0c1c2c3c4c5c6c7"), key);
        VERIFY_OK(opened);
        QCOMPARE(opened->view().toByteArray(),
                 QByteArray("Ladies and Gentlemen of the class of '99: If I could offer you only "
                            "one tip for the future, sunscreen would be it."));
    }

    void everyBitOfABoxCounts()
    {
        support::FakeRandom random;
        const auto key = SecretBytes::random(keySize, random);
        const QByteArray context("slot 1");
        const auto sealed =
            seal(QByteArrayView("a key of thirty-two bytes length"), context, key, random);

        forEachFlippedBit(sealed, [&](const QByteArray &altered) {
            VERIFY_ERROR(open(altered, context, key), Error::Corrupt);
        });
        forEachFlippedBit(context, [&](const QByteArray &altered) {
            VERIFY_ERROR(open(sealed, altered, key), Error::Corrupt);
        });
        forEachFlippedBit(key.view().toByteArray(), [&](const QByteArray &altered) {
            VERIFY_ERROR(open(sealed, context, SecretBytes::copyOf(altered)), Error::Corrupt);
        });
    }

    void everyTruncationOfABoxIsCorrupt()
    {
        support::FakeRandom random;
        const auto key = SecretBytes::random(keySize, random);
        const auto sealed = seal(QByteArrayView("abcdefgh"), {}, key, random);
        for (qsizetype size = 0; size < sealed.size(); ++size)
            VERIFY_ERROR(open(sealed.left(size), {}, key), Error::Corrupt);
        VERIFY_ERROR(open(sealed + '\0', {}, key), Error::Corrupt);
    }

    void nonceIsNeverUsedTwice()
    {
        SystemRandom random;
        const auto key = SecretBytes::random(keySize, random);
        QSet<QByteArray> nonces;
        for (int i = 0; i < 1000; ++i)
            nonces.insert(seal(QByteArrayView("x"), {}, key, random).left(nonceSize));
        QCOMPARE(nonces.size(), 1000);
    }

    // Computed with OpenSSL's X25519.
    void boxKeyIsX25519()
    {
        const auto key = BoxKey::fromSecret(
            secret("0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20"));
        QCOMPARE(key.publicKey.toHex(),
                 QByteArray("07a37cbc142093c8b755dc1b10e86cb426374ad16aa853ed0bdfc0b2b86d1c7c"));
    }

    void generatedKeysDiffer()
    {
        SystemRandom random;
        QVERIFY(SigningKey::generate(random).publicKey != SigningKey::generate(random).publicKey);
        QVERIFY(BoxKey::generate(random).publicKey != BoxKey::generate(random).publicKey);
    }

private:
    template <typename Check>
    static void forEachFlippedBit(const QByteArray &bytes, Check check)
    {
        for (qsizetype i = 0; i < bytes.size() * 8; ++i) {
            auto altered = bytes;
            altered[i / 8] = char(altered[i / 8] ^ (1 << (i % 8)));
            check(altered);
        }
    }
};

BRANCHBOOK_TEST(CryptographyTest)
#include "CryptographyTest.moc"
