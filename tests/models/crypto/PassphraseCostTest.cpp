// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/Cryptography.h"

#include "support/Check.h"
#include "support/TestMain.h"

#include <QTest>

using namespace models;
using crypto::PassphraseCost;

namespace {

constexpr quint64 mebibyte = 1024 * 1024;
const QByteArray salt("0123456789abcdef");

Result<SecretBytes> stretched(const char *passphrase, const PassphraseCost &cost,
                              const QByteArray &withSalt = salt)
{
    return crypto::stretch(SecretBytes::copyOf(passphrase), withSalt, cost);
}

} // namespace

class PassphraseCostTest : public QObject
{
    Q_OBJECT

private slots:
    void floorIsWhatTheSecurityDocumentSays()
    {
        QCOMPARE(PassphraseCost::floor().memoryBytes, 128 * mebibyte);
        QCOMPARE(PassphraseCost::floor().passes, 3u);
    }

    void calibratedLiesBetweenFloorAndCap()
    {
        const auto cost = PassphraseCost::calibrated();
        QVERIFY(cost.memoryBytes >= PassphraseCost::floor().memoryBytes);
        QVERIFY(cost.memoryBytes <= 1024 * mebibyte);
        QVERIFY(cost.passes >= PassphraseCost::floor().passes);
        QVERIFY(cost.passes <= 16);
        QCOMPARE(cost.memoryBytes % mebibyte, quint64(0));
    }

    // Computed with OpenSSL 3.5's Argon2id: 2 passes, 64 MiB, 1 lane.
    void agreesWithAnotherArgon2id()
    {
        const auto key = stretched("password", {64 * mebibyte, 2}, "somesalt12345678");
        VERIFY_OK(key);
        QCOMPARE(key->view().toByteArray().toHex(),
                 QByteArray("1e6938f511f9d7a88f1c6a4a49d446685ce2e3f58ecf335e07950920a0201dbb"));
    }

    void everyInputChangesTheKey()
    {
        const auto cheap = PassphraseCost::cheap();
        const auto key = stretched("correct", cheap);
        VERIFY_OK(key);
        QCOMPARE(key->size(), crypto::keySize);
        QCOMPARE(stretched("correct", cheap)->view(), key->view());
        QVERIFY(stretched("Correct", cheap)->view() != key->view());
        QVERIFY(stretched("", cheap)->view() != key->view());
        QVERIFY(stretched("correct", cheap, "fedcba9876543210")->view() != key->view());
        QVERIFY(stretched("correct", {cheap.memoryBytes, 2})->view() != key->view());
        QVERIFY(stretched("correct", {cheap.memoryBytes * 2, 1})->view() != key->view());
    }

    void memoryBombIsRefused()
    {
        const auto bomb = stretched("x", {1024 * mebibyte + 1, 1});
        VERIFY_ERROR(bomb, Error::TooLarge);
        QCOMPARE(bomb.error().number, qint64(1024 * mebibyte));
        VERIFY_ERROR(stretched("x", {8192, 17}), Error::TooLarge);
    }

    void nonsenseIsInvalid()
    {
        VERIFY_ERROR(stretched("x", {8191, 1}), Error::Invalid);
        VERIFY_ERROR(stretched("x", {8192, 0}), Error::Invalid);
        VERIFY_ERROR(stretched("x", PassphraseCost::cheap(), "short"), Error::Invalid);
    }
};

BRANCHBOOK_TEST(PassphraseCostTest)
#include "PassphraseCostTest.moc"
