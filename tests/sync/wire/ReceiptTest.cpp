// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "support/Check.h"
#include "support/TestMain.h"

using namespace Qt::StringLiterals;
using models::Error;
using wire::Outcome;

class ReceiptTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_samples.emplace(); }

    void everythingInAReceiptComesBack()
    {
        const auto receipt = sample();
        const auto opened =
            wire::openReceipt(wire::sealReceipt(receipt, m_samples->hub), m_samples->hub.publicKey);
        VERIFY_OK(opened);
        QCOMPARE(opened->batch, receipt.batch);
        QCOMPARE(opened->device, receipt.device);
        QCOMPARE(opened->incarnation, receipt.incarnation);
        QCOMPARE(opened->firstN, receipt.firstN);
        QCOMPARE(opened->receivedAt, receipt.receivedAt);
        QCOMPARE(opened->outcomes.size(), receipt.outcomes.size());
        for (qsizetype i = 0; i < receipt.outcomes.size(); ++i) {
            QCOMPARE(opened->outcomes[i].outcome, receipt.outcomes[i].outcome);
            QCOMPARE(opened->outcomes[i].seq, receipt.outcomes[i].seq);
            QCOMPARE(opened->outcomes[i].code, receipt.outcomes[i].code);
            QCOMPARE(opened->outcomes[i].field, receipt.outcomes[i].field);
        }
    }

    void everyAlteredByteIsNoticed()
    {
        const auto bytes = wire::sealReceipt(sample(), m_samples->hub);
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            auto altered = bytes;
            altered[i] = char(altered[i] ^ 0x01);
            QVERIFY2(!wire::openReceipt(altered, m_samples->hub.publicKey),
                     QByteArray::number(i).constData());
        }
    }

    void receiptOfAnotherHubIsCorrupt()
    {
        const auto bytes = wire::sealReceipt(sample(), m_samples->device);
        VERIFY_ERROR(wire::openReceipt(bytes, m_samples->hub.publicKey), Error::Corrupt);
    }

    void outcomesHaveWords()
    {
        QCOMPARE(wire::wordOf(Outcome::Applied), u"applied"_s);
        QCOMPARE(wire::wordOf(Outcome::Duplicate), u"duplicate"_s);
        QCOMPARE(wire::wordOf(wire::OpType::Delete), u"del"_s);
    }

private:
    wire::Receipt sample()
    {
        wire::Receipt receipt;
        receipt.batch = m_samples->bytes(32);
        receipt.device = m_samples->id().as<models::DeviceTag>();
        receipt.incarnation = m_samples->id();
        receipt.firstN = 77;
        receipt.receivedAt = m_samples->clock.nowMs();
        receipt.outcomes = {{Outcome::Applied, 1'000, {}, {}},
                            {Outcome::Merged, 1'001, {}, u"title"_s},
                            {Outcome::Refused, 0, u"invalid"_s, u"heldOn"_s},
                            {Outcome::Conflict, 12, {}, {}},
                            {Outcome::Parked, 0, {}, {}}};
        return receipt;
    }

    std::optional<Samples> m_samples;
};

BRANCHBOOK_TEST(ReceiptTest)
#include "ReceiptTest.moc"

#include <QTest>
