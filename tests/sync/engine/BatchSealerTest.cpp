// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/BatchSealer.h"

#include "EngineFixture.h"

#include "models/domain/Conflict.h"

#include <QCborArray>
#include <QTest>

using namespace Qt::StringLiterals;

class BatchSealerTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m.emplace(); }

    void waitingChangesBecomeOneSignedBatch()
    {
        VERIFY_OK(m->put(m->newId(), {{u"name"_s, u"王样一"_s}, {u"category"_s, u"full"_s}}));
        VERIFY_OK(m->put(m->newId(), {{u"name"_s, u"李样"_s}, {u"category"_s, u"full"_s}}));
        QCOMPARE(*m->seal(), 2);

        const auto batches = m->outbox();
        QCOMPARE(batches.size(), 1);
        const auto envelope = wire::Envelope::decode(batches[0].envelope);
        VERIFY_OK(envelope);
        QVERIFY(envelope->verify(m->replica.vault.keys().device.publicKey,
                                 m->replica.vault.person().signingKey.publicKey));
        const auto batch = m->opened(batches[0]);
        QCOMPARE(batch.ops.size(), 2);
        QCOMPARE(batch.firstN, 1);
        QCOMPARE(batch.person, m->replica.person);
        QCOMPARE(batch.ops[0].type, wire::OpType::New);
        QCOMPARE(batch.ops[0].organisation, m->replica.branch);
        QCOMPARE(batch.ops[1].set.value(u"name"_s).toString(), u"李样"_s);
        QVERIFY(batch.ops[0].txn != batch.ops[1].txn);
    }

    void decisionTravelsWithWhatItWasMadeOn()
    {
        const auto id = m->newId();
        const QCborMap conflict{{u"subjectKind"_s, u"member"_s},
                                {u"subject"_s, m->newId().bytes()},
                                {u"lost"_s, models::canonicalCbor(QCborValue(u"农民"_s))},
                                {u"state"_s, u"open"_s}};
        VERIFY_OK(m->arrive(id, 3, models::canonicalCbor(conflict), u"conflict"_s));
        VERIFY_OK(m->replica.writer.put(
            models::kind::conflict, id, {},
            models::resolutionFields(models::Resolution::Kept, m->replica.person, 5)));
        QCOMPARE(*m->seal(), 1);
        const auto op = m->opened(m->outbox().value(0)).ops.value(0);
        QCOMPARE(op.type, wire::OpType::Act);
        const QCborArray expected{u"open"_s, u"resolved"_s};
        QCOMPARE(op.set.value(u"state"_s).toArray(), expected);
        QVERIFY(op.set.value(u"resolvedBy"_s).toArray().at(0).isNull());
    }

    void nothingIsSignedTwice()
    {
        VERIFY_OK(m->put(m->newId(), {{u"name"_s, u"王样一"_s}, {u"category"_s, u"full"_s}}));
        QCOMPARE(*m->seal(), 1);
        QCOMPARE(*m->seal(), 0);
        QCOMPARE(m->outbox().size(), 1);
    }

    void batchesOfAChainNameTheOneBefore()
    {
        VERIFY_OK(m->put(m->newId(), {{u"name"_s, u"王样一"_s}, {u"category"_s, u"full"_s}}));
        VERIFY_OK(m->seal());
        VERIFY_OK(m->put(m->newId(), {{u"name"_s, u"李样"_s}, {u"category"_s, u"full"_s}}));
        VERIFY_OK(m->seal());
        const auto batches = m->outbox();
        QCOMPARE(batches.size(), 2);
        QCOMPARE(m->opened(batches[1]).previous, batches[0].hash);
        QCOMPARE(batches[1].firstN, 2);
        QVERIFY(m->opened(batches[0]).previous.isEmpty());
    }

    void aTxnIsNotTornApart()
    {
        // 3,000 and then 3,000 of one txn: the second does not fit behind the first.
        saveMany(3'000, 0);
        saveMany(3'000, 3'000);
        QCOMPARE(*m->seal(), 6'000);
        const auto batches = m->outbox();
        QCOMPARE(batches.size(), 2);
        QCOMPARE(batches[0].lastN, 3'000);
    }

    void aTxnLargerThanABatchIsSplit()
    {
        saveMany(5'001, 0);
        QCOMPARE(*m->seal(), 5'001);
        const auto batches = m->outbox();
        QCOMPARE(batches.size(), 2);
        QCOMPARE(batches[0].lastN, 5'000);
    }

    void changesOfAnotherPersonStayUnsigned()
    {
        models::ChangeWriter other(
            m->replica.database, m->replica.clock, m->replica.random,
            models::newId<models::PersonId>(m->replica.clock, m->replica.random));
        VERIFY_OK(other.put(models::kind::member, m->newId(), m->replica.branch, full(u"李样"_s)));
        VERIFY_OK(m->put(m->newId(), full(u"王样一"_s)));
        QCOMPARE(*m->seal(), 1);
        QCOMPARE(m->outbox().size(), 1);
        QCOMPARE(m->replica.number("SELECT count(*) FROM changes WHERE batch IS NULL"), 1);
    }

    void whatAnotherLeftUnsignedHoldsBackOnlyItsOwnRecord()
    {
        const auto shared = m->newId();
        VERIFY_OK(m->arrive(shared, 1, m->memberState(u"王样一"_s)));
        models::ChangeWriter other(
            m->replica.database, m->replica.clock, m->replica.random,
            models::newId<models::PersonId>(m->replica.clock, m->replica.random));
        VERIFY_OK(other.put(models::kind::member, shared, {}, {{u"note"_s, u"theirs"_s}}));

        const auto mine = m->newId();
        VERIFY_OK(m->put(shared, {{u"note"_s, u"mine"_s}}));
        VERIFY_OK(m->put(mine, full(u"李样"_s)));
        VERIFY_OK(m->put(mine, {{u"post"_s, u"会计"_s}}));
        QCOMPARE(*m->seal(), 2);

        const auto batch = m->opened(m->outbox().value(0));
        QCOMPARE(batch.ops.size(), 2);
        QCOMPARE(batch.ops[0].id, mine);
        QCOMPARE(batch.ops[0].n, 1);
        // The numbers stay gapless: what waits has moved behind what went.
        QCOMPARE(m->replica.number("SELECT n FROM changes WHERE batch IS NULL AND incarnation ="
                                   " (SELECT incarnation FROM batches)"),
                 3);
    }

    void aRecordThatRefersToOneNotYetAnsweredDependsOnIt()
    {
        const auto meeting = m->newId();
        VERIFY_OK(m->replica.writer.put(models::kind::meeting, meeting, m->replica.branch,
                                        {{u"kinds"_s, u"theme_day"_s},
                                         {u"year"_s, 2026},
                                         {u"heldOn"_s, u"2026-11-06"_s},
                                         {u"state"_s, u"recorded"_s}}));
        VERIFY_OK(m->replica.writer.put(
            models::kind::agendaItem, m->newId(), m->replica.branch,
            {{u"meeting"_s, meeting.bytes()}, {u"position"_s, 1}, {u"title"_s, u"学习"_s}}));
        VERIFY_OK(m->seal());
        const auto batch = m->opened(m->outbox().value(0));
        QVERIFY(batch.ops[0].deps.isEmpty());
        QCOMPARE(batch.ops[1].deps, QList<qint64>{1});
    }

    void aForkGivesTheChainUpAndKeepsEveryChange()
    {
        VERIFY_OK(m->put(m->newId(), full(u"王样一"_s)));
        VERIFY_OK(m->seal());
        VERIFY_OK(m->answer({{wire::Outcome::Applied, 1, {}, {}}}));
        VERIFY_OK(m->put(m->newId(), full(u"李样"_s)));
        VERIFY_OK(m->seal());
        VERIFY_OK(m->put(m->newId(), full(u"张样"_s)));
        const auto old = m->outbox().value(0);
        engine::Outbox outbox(m->replica.database, m->replica.clock, m->replica.random);
        VERIFY_OK(outbox.restart(old.incarnation));

        QVERIFY(m->outbox().isEmpty());
        QCOMPARE(m->replica.pendingChanges(), 2);
        QCOMPARE(*m->seal(), 2);
        const auto fresh = m->outbox().value(0);
        QVERIFY(fresh.incarnation != old.incarnation);
        QCOMPARE(fresh.firstN, 1);
        QCOMPARE(fresh.lastN, 2);
        QVERIFY(m->opened(fresh).previous.isEmpty());
        // What is written from now on goes on behind it.
        VERIFY_OK(m->put(m->newId(), full(u"赵样"_s)));
        QCOMPARE(*m->seal(), 1);
        QCOMPARE(m->outbox().value(1).firstN, 3);
    }

private:
    static QCborMap full(const QString &name)
    {
        return {{u"name"_s, name}, {u"category"_s, u"full"_s}};
    }

    void saveMany(int count, int from)
    {
        models::ChangeWriter::Txn txn(m->replica.writer);
        for (int i = 0; i < count; ++i)
            VERIFY_OK(m->put(m->newId(), full(u"样%1"_s.arg(from + i))));
        VERIFY_OK(txn.commit());
    }

    std::optional<EngineFixture> m;
};

BRANCHBOOK_TEST(BatchSealerTest)
#include "BatchSealerTest.moc"
