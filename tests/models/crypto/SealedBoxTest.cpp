// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/SealedBox.h"
#include "models/crypto/SealedStream.h"

#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QTest>

using models::Error;
using models::SecretBytes;
using namespace models::crypto;

//! What only a recipient opens: single messages, and chunks in their order.
class SealedBoxTest : public QObject
{
    Q_OBJECT

private slots:
    void theRecipientOpensWhatWasSealed()
    {
        const auto key = BoxKey::generate(m_random);
        const auto sealed = sealTo(key.publicKey, SecretBytes::copyOf("a file key"), m_random);
        VERIFY_OK(sealed);
        QCOMPARE(sealed->size(), 10 + sealedBoxOverhead);
        const auto opened = openSealed(*sealed, key);
        VERIFY_OK(opened);
        QCOMPARE(opened->view(), QByteArrayView("a file key"));
    }

    void nobodyElseOpensIt()
    {
        const auto key = BoxKey::generate(m_random);
        const auto other = BoxKey::generate(m_random);
        const auto sealed = sealTo(key.publicKey, SecretBytes::copyOf("secret"), m_random);
        VERIFY_OK(sealed);
        VERIFY_ERROR(openSealed(*sealed, other), Error::Corrupt);
    }

    void everyFlippedByteIsNoticed()
    {
        const auto key = BoxKey::generate(m_random);
        const auto sealed = sealTo(key.publicKey, SecretBytes::copyOf("secret"), m_random);
        VERIFY_OK(sealed);
        for (qsizetype i = 0; i < sealed->size(); ++i) {
            auto altered = *sealed;
            altered[i] = char(altered[i] ^ 1);
            VERIFY_ERROR(openSealed(altered, key), Error::Corrupt);
        }
        VERIFY_ERROR(openSealed(sealed->first(sealedBoxOverhead - 1), key), Error::Corrupt);
    }

    void aKeyOfAnotherLengthIsRefused()
    {
        VERIFY_ERROR(sealTo(QByteArray(31, 'k'), SecretBytes::copyOf("secret"), m_random),
                     Error::Invalid);
        // The point at zero would make the shared secret known to everybody.
        VERIFY_ERROR(sealTo(QByteArray(32, '\0'), SecretBytes::copyOf("secret"), m_random),
                     Error::Invalid);
    }

    void chunksOpenInTheirOrder()
    {
        const auto key = SecretBytes::random(keySize, m_random);
        StreamSealer sealer(key, m_random);
        const auto first = sealer.seal("one", "file", false);
        const auto second = sealer.seal("two", "file", true);
        auto opener = support::must(StreamOpener::begin(sealer.header(), key));
        QCOMPARE(support::must(opener->open(first, "file")), QByteArray("one"));
        QVERIFY(!opener->isFinished());
        QCOMPARE(support::must(opener->open(second, "file")), QByteArray("two"));
        QVERIFY(opener->isFinished());
        VERIFY_ERROR(opener->open(second, "file"), Error::Corrupt);
    }

    void chunksCannotBeMovedLeftOutOrTakenElsewhere()
    {
        const auto key = SecretBytes::random(keySize, m_random);
        StreamSealer sealer(key, m_random);
        const auto first = sealer.seal("one", "file", false);
        const auto second = sealer.seal("two", "file", true);
        auto skipping = support::must(StreamOpener::begin(sealer.header(), key));
        VERIFY_ERROR(skipping->open(second, "file"), Error::Corrupt);
        auto elsewhere = support::must(StreamOpener::begin(sealer.header(), key));
        VERIFY_ERROR(elsewhere->open(first, "other"), Error::Corrupt);
        auto repeating = support::must(StreamOpener::begin(sealer.header(), key));
        VERIFY_OK(repeating->open(first, "file"));
        VERIFY_ERROR(repeating->open(first, "file"), Error::Corrupt);
        auto header = sealer.header();
        header[0] = char(header[0] ^ 1);
        auto misled = support::must(StreamOpener::begin(header, key));
        VERIFY_ERROR(misled->open(first, "file"), Error::Corrupt);
        VERIFY_ERROR(StreamOpener::begin(header.first(23), key), Error::Corrupt);
    }

private:
    support::FakeRandom m_random{7};
};

BRANCHBOOK_TEST(SealedBoxTest)
#include "SealedBoxTest.moc"
