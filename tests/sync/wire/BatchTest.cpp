// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include "models/domain/CanonicalCbor.h"

#include "sync/wire/CborReader.h"
#include "sync/wire/CborWriter.h"
#include "sync/wire/Compression.h"

using namespace Qt::StringLiterals;
using models::Error;

class BatchTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_samples.emplace(); }

    void everythingInABatchComesBack()
    {
        auto batch = m_samples->marks(25);
        batch.firstN = 901;
        batch.previous = m_samples->bytes(32);
        for (qsizetype i = 0; i < batch.ops.size(); ++i)
            batch.ops[i].n = batch.firstN + i;
        auto &odd = batch.ops[7];
        odd.type = wire::OpType::Set;
        odd.base = 123'456'789'012;
        odd.schema = 9;
        odd.clockDoubtful = true;
        odd.hlc = ~quint64(0);
        odd.claimedAt = -62'135'596'800'000;
        odd.deps = {1, 900, 907};
        odd.kind = u"meeting"_s;
        odd.set = {{u"place"_s, QCborValue()},
                   {u"title"_s, u"主题党日"_s},
                   {u"fromTheFuture"_s, QCborArray{1.5, true, QCborMap{{u"a"_s, 1}}}}};
        odd.set[u"place"_s] = nullptr;

        const auto sealed = wire::seal(batch, m_samples->device, m_samples->person);
        const auto envelope = wire::Envelope::decode(sealed.encode());
        VERIFY_OK(envelope);
        QVERIFY(envelope->verify(m_samples->device.publicKey, m_samples->person.publicKey));
        QCOMPARE(envelope->hash(), sealed.hash());
        const auto opened = wire::openBody(*envelope);
        VERIFY_OK(opened);

        QCOMPARE(opened->device, batch.device);
        QCOMPARE(opened->person, batch.person);
        QCOMPARE(opened->incarnation, batch.incarnation);
        QCOMPARE(opened->firstN, batch.firstN);
        QCOMPARE(opened->previous, batch.previous);
        QCOMPARE(opened->createdAt, batch.createdAt);
        QCOMPARE(opened->ops.size(), batch.ops.size());
        for (qsizetype i = 0; i < batch.ops.size(); ++i)
            compare(opened->ops[i], batch.ops[i]);
    }

    void equalBatchesHaveEqualBytes()
    {
        const auto batch = m_samples->marks(10);
        QCOMPARE(wire::encodeBody(batch), wire::encodeBody(batch));
    }

    void aThousandMarksFitInSixtyKilobytes()
    {
        const auto sealed =
            wire::seal(m_samples->marks(1'000), m_samples->device, m_samples->person);
        QVERIFY2(sealed.encode().size() <= 60'000,
                 QByteArray::number(sealed.encode().size()).constData());
    }

    void everyAlteredByteIsNoticed()
    {
        const auto sealed = wire::seal(m_samples->marks(2), m_samples->device, m_samples->person);
        const auto bytes = sealed.encode();
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            auto altered = bytes;
            altered[i] = char(altered[i] ^ 0x20);
            const auto envelope = wire::Envelope::decode(altered);
            if (!envelope)
                continue;
            const bool good =
                envelope->verify(m_samples->device.publicKey, m_samples->person.publicKey);
            // Who sent it stands outside the signed bytes, but must equal what is inside them.
            QVERIFY2(!good || !wire::openBody(*envelope), QByteArray::number(i).constData());
        }
    }

    void everyCutIsRefused()
    {
        const auto bytes =
            wire::seal(m_samples->marks(2), m_samples->device, m_samples->person).encode();
        for (qsizetype length = 0; length < bytes.size(); ++length)
            VERIFY_ERROR(wire::Envelope::decode(bytes.left(length)), Error::Protocol);
        VERIFY_ERROR(wire::Envelope::decode(bytes + '\0'), Error::Protocol);
    }

    void signaturesOfOthersAreRefused()
    {
        const auto sealed = wire::seal(m_samples->marks(1), m_samples->device, m_samples->person);
        QVERIFY(!sealed.verify(m_samples->person.publicKey, m_samples->person.publicKey));
        QVERIFY(!sealed.verify(m_samples->device.publicKey, m_samples->device.publicKey));
    }

    void aBombIsRefusedBeforeItGrows()
    {
        auto sealed = wire::seal(m_samples->marks(1), m_samples->device, m_samples->person);
        sealed.body = wire::compress(QByteArray(wire::maximumBodyBytes + 1, '\0'));
        VERIFY_ERROR(wire::openBody(sealed), Error::TooLarge);
    }

    void bodyAlteredAfterSigningNeverCrashes()
    {
        const auto sealed = wire::seal(m_samples->marks(3), m_samples->device, m_samples->person);
        const auto plain = wire::decompress(sealed.body, wire::maximumBodyBytes);
        VERIFY_OK(plain);
        int refused = 0;
        for (qsizetype i = 0; i < plain->size(); ++i) {
            for (const char flip : {char(0x01), char(0x20), char(0x80), char(0xff)}) {
                auto altered = *plain;
                altered[i] = char(altered[i] ^ flip);
                auto envelope = sealed;
                envelope.body = wire::compress(altered);
                refused += wire::openBody(envelope) ? 0 : 1;
            }
        }
        QVERIFY(refused > plain->size());
    }

    void moreOpsThanAllowedAreRefused()
    {
        auto batch = m_samples->marks(1);
        const auto op = batch.ops.first();
        batch.ops.fill(op, wire::maximumOps + 1);
        for (qsizetype i = 0; i < batch.ops.size(); ++i)
            batch.ops[i].n = batch.firstN + i;
        VERIFY_ERROR(wire::openBody(wire::seal(batch, m_samples->device, m_samples->person)),
                     Error::Protocol);
    }

    void firstBatchAndChainedBatchesMayNotBeMixedUp()
    {
        auto batch = m_samples->marks(1);
        batch.previous = m_samples->bytes(32);
        VERIFY_ERROR(wire::openBody(wire::seal(batch, m_samples->device, m_samples->person)),
                     Error::Protocol);
    }

private:
    static void compare(const wire::Op &found, const wire::Op &wanted)
    {
        QCOMPARE(found.n, wanted.n);
        QCOMPARE(found.txn, wanted.txn);
        QCOMPARE(found.schema, wanted.schema);
        QCOMPARE(found.kind, wanted.kind);
        QCOMPARE(found.id, wanted.id);
        QCOMPARE(found.organisation, wanted.organisation);
        QCOMPARE(found.type, wanted.type);
        QCOMPARE(found.base, wanted.base);
        QCOMPARE(found.hlc, wanted.hlc);
        QCOMPARE(found.claimedAt, wanted.claimedAt);
        QCOMPARE(found.clockDoubtful, wanted.clockDoubtful);
        QCOMPARE(models::canonicalCbor(found.set), models::canonicalCbor(wanted.set));
        QCOMPARE(found.deps, wanted.deps);
    }

    std::optional<Samples> m_samples;
};

BRANCHBOOK_TEST(BatchTest)
#include "BatchTest.moc"

#include <QTest>
