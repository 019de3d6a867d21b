// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/ReceiptApplier.h"

#include "EngineFixture.h"

#include "sync/engine/Puller.h"
#include "sync/engine/RefusedChanges.h"

#include <QTest>

using namespace Qt::StringLiterals;
using wire::Outcome;

class ReceiptApplierTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m.emplace();
        m_id = m->newId();
    }

    void anAppliedRecordBecomesTheHubsRowWithoutTravelling()
    {
        const QCborMap fields{{u"name"_s, u"王样一"_s}, {u"category"_s, u"full"_s}};
        VERIFY_OK(m->put(m_id, fields));
        QCOMPARE(m->stream().count, 0);
        VERIFY_OK(m->seal());
        const auto counts = m->answer({{Outcome::Applied, 5, {}, {}}});
        VERIFY_OK(counts);
        QCOMPARE(counts->applied, 1);
        QVERIFY(!counts->needsEcho);

        QCOMPARE(m->replica.pendingChanges(), 0);
        QCOMPARE(m->shadows(), 0);
        const auto record = m->replica.records.find(models::kind::member, m_id);
        QCOMPARE(record->seq, 5);
        QVERIFY(!record->pending);
        QCOMPARE(m->stream().digest.bytes(), m->digestOf(m_id, 5, models::canonicalCbor(fields)));
        QVERIFY(m->outbox().isEmpty());
    }

    void severalEditsOfOneRecordSettleTogether()
    {
        VERIFY_OK(m->arrive(m_id, 3, m->memberState(u"王样一"_s, u"old"_s)));
        VERIFY_OK(m->put(m_id, {{u"post"_s, u"会计"_s}}));
        VERIFY_OK(m->put(m_id, {{u"note"_s, nullptr}, {u"post"_s, u"委员"_s}}));
        VERIFY_OK(m->seal());
        VERIFY_OK(m->answer({{Outcome::Applied, 4, {}, {}}, {Outcome::Applied, 5, {}, {}}}));
        const auto state = models::canonicalCbor(
            QCborMap{{u"name"_s, u"王样一"_s}, {u"category"_s, u"full"_s}, {u"post"_s, u"委员"_s}});
        QCOMPARE(m->stream().digest.bytes(), m->digestOf(m_id, 5, state));
        QCOMPARE(m->stream().count, 1);
        QCOMPARE(m->shadows(), 0);
    }

    void anEditMadeMeanwhileStaysPendingOnTop()
    {
        VERIFY_OK(m->arrive(m_id, 3, m->memberState(u"王样一"_s)));
        VERIFY_OK(m->put(m_id, {{u"post"_s, u"会计"_s}}));
        VERIFY_OK(m->seal());
        VERIFY_OK(m->put(m_id, {{u"note"_s, u"later"_s}}));
        VERIFY_OK(m->answer({{Outcome::Applied, 4, {}, {}}}));

        QCOMPARE(m->replica.pendingChanges(), 1);
        QCOMPARE(m->shadows(), 1);
        QCOMPARE(m->field(m_id, u"note"_s), u"later"_s);
        const auto hubs = models::canonicalCbor(
            QCborMap{{u"name"_s, u"王样一"_s}, {u"category"_s, u"full"_s}, {u"post"_s, u"会计"_s}});
        QCOMPARE(m->stream().digest.bytes(), m->digestOf(m_id, 4, hubs));
        VERIFY_OK(m->seal());
        VERIFY_OK(m->answer({{Outcome::Applied, 5, {}, {}}}));
        QCOMPARE(m->shadows(), 0);
    }

    void aReceiptOvertakenByAPullLeavesTheNewerRow()
    {
        VERIFY_OK(m->arrive(m_id, 3, m->memberState(u"王样一"_s)));
        VERIFY_OK(m->put(m_id, {{u"note"_s, u"mine"_s}}));
        VERIFY_OK(m->seal());
        // The answer was lost; meanwhile another has written over it.
        const auto newer = m->memberState(u"王样一"_s, u"theirs"_s);
        VERIFY_OK(m->arrive(m_id, 9, newer));
        QCOMPARE(m->field(m_id, u"note"_s), u"mine"_s);
        VERIFY_OK(m->answer({{Outcome::Applied, 4, {}, {}}}));

        QCOMPARE(m->field(m_id, u"note"_s), u"theirs"_s);
        QCOMPARE(m->shadows(), 0);
        QCOMPARE(m->stream().digest.bytes(), m->digestOf(m_id, 9, newer));
    }

    void anOvertakenDeletionGivesWayToWhoRevivedTheRecord()
    {
        VERIFY_OK(m->arrive(m_id, 3, m->meetingState(u"主题党日"_s), u"meeting"_s));
        VERIFY_OK(m->replica.writer.remove(models::kind::meeting, m_id));
        VERIFY_OK(m->seal());
        const auto revived = m->meetingState(u"theirs"_s);
        VERIFY_OK(m->arrive(m_id, 9, revived, u"meeting"_s));
        VERIFY_OK(m->answer({{Outcome::Applied, 4, {}, {}}}));
        const auto record = m->replica.records.find(models::kind::meeting, m_id);
        VERIFY_OK(record);
        QCOMPARE(record->fields.value(u"title"_s).toString(), u"theirs"_s);
        QCOMPARE(m->stream().digest.bytes(), m->digestOf(m_id, 9, revived, "meeting"));
    }

    void aRowKnownInPartStaysOnWhatWasSeenOfIt()
    {
        VERIFY_OK(m->arrive(m_id, 3, m->memberState(u"王样一"_s)));
        VERIFY_OK(m->put(m_id, {{u"note"_s, u"mine"_s}}));
        VERIFY_OK(m->seal());
        VERIFY_OK(m->answer({{.outcome = Outcome::Applied, .seq = 7, .partial = true}}));
        QCOMPARE(m->field(m_id, u"note"_s), u"mine"_s);
        // Another's edit is in the row at 7; an edit made now has not seen it.
        VERIFY_OK(m->put(m_id, {{u"post"_s, u"会计"_s}}));
        QCOMPARE(m->replica.number("SELECT base FROM changes ORDER BY no DESC LIMIT 1"), 3);
    }

    void anAppliedDeletionLeavesTheStream()
    {
        VERIFY_OK(m->arrive(m_id, 3, m->meetingState(u"主题党日"_s), u"meeting"_s));
        VERIFY_OK(m->replica.writer.remove(models::kind::meeting, m_id));
        VERIFY_OK(m->seal());
        VERIFY_OK(m->answer({{Outcome::Applied, 4, {}, {}}}));
        QCOMPARE(m->stream().count, 0);
        QCOMPARE(m->stream().digest, wire::Digest());
        QCOMPARE(m->replica.number("SELECT seq FROM tombstones"), 4);
        QCOMPARE(m->shadows(), 0);
    }

    void aRefusedRecordKeepsThePersonsText()
    {
        VERIFY_OK(m->arrive(m_id, 3, m->memberState(u"王样一"_s)));
        VERIFY_OK(m->put(m_id, {{u"note"_s, u"mine"_s}}));
        VERIFY_OK(m->seal());
        const auto counts = m->answer({{Outcome::Refused, 0, u"invalid"_s, u"note"_s}});
        VERIFY_OK(counts);
        QCOMPARE(counts->refused, 1);
        QCOMPARE(m->field(m_id, u"note"_s), u"mine"_s);
        QCOMPARE(m->shadows(), 1);
        // Also when somebody else's edit arrives.
        VERIFY_OK(m->arrive(m_id, 8, m->memberState(u"王样二"_s)));
        QCOMPARE(m->field(m_id, u"note"_s), u"mine"_s);
        QCOMPARE(m->nameOf(m_id), u"王样二"_s);
        QCOMPARE(m->replica.pendingChanges(), 0);
        const auto history = models::historyOf(m->replica.database, models::kind::member, m_id);
        VERIFY_OK(history);
        QCOMPARE(history->first().outcome, u"refused"_s);
    }

    void mendingARefusedRecordOffersItsWholeTxnAgain()
    {
        const auto other = m->newId();
        {
            models::ChangeWriter::Txn txn(m->replica.writer);
            VERIFY_OK(m->put(other, {{u"name"_s, u"李样"_s}, {u"category"_s, u"full"_s}}));
            VERIFY_OK(m->put(m_id, {{u"name"_s, u"王样"_s}, {u"category"_s, u"full"_s}}));
            VERIFY_OK(txn.commit());
        }
        VERIFY_OK(m->seal());
        VERIFY_OK(m->answer(
            {{Outcome::Refused, 0, u"txn"_s, {}}, {Outcome::Refused, 0, u"invalid"_s, u"name"_s}}));
        // Waiting alone changes nothing.
        QCOMPARE(*m->seal(), 0);
        QCOMPARE(m->replica.pendingChanges(), 0);

        VERIFY_OK(m->put(m_id, {{u"name"_s, u"王样一"_s}}));
        QCOMPARE(*m->seal(), 2);
        const auto batch = m->opened(m->outbox().value(0));
        QCOMPARE(batch.ops[0].id, m_id);
        QCOMPARE(batch.ops[0].type, wire::OpType::New);
        QCOMPARE(batch.ops[0].set.value(u"name"_s).toString(), u"王样一"_s);
        QCOMPARE(batch.ops[0].set.value(u"category"_s).toString(), u"full"_s);
        QCOMPARE(batch.ops[1].id, other);
        QCOMPARE(batch.ops[1].type, wire::OpType::New);
        VERIFY_OK(m->answer({{Outcome::Applied, 1, {}, {}}, {Outcome::Applied, 2, {}, {}}}));
        QCOMPARE(m->shadows(), 0);
        QCOMPARE(m->stream().count, 2);
        QCOMPARE(m->nameOf(m_id), u"王样一"_s);
    }

    void whatWasRefusedCanBeOfferedAgainAsItIs()
    {
        VERIFY_OK(m->put(m_id, {{u"name"_s, u"王样"_s}, {u"category"_s, u"full"_s}}));
        VERIFY_OK(m->seal());
        VERIFY_OK(m->answer({{Outcome::Refused, 0, u"scope"_s, {}}}));
        engine::RefusedChanges refused(m->replica.database, m->replica.person);
        QCOMPARE(*refused.reofferAll(), 1);
        QCOMPARE(*refused.reofferAll(), 0);
        QCOMPARE(m->replica.pendingChanges(), 1);
        QCOMPARE(*m->seal(), 1);
        VERIFY_OK(m->answer({{Outcome::Applied, 1, {}, {}}}));
        QCOMPARE(m->shadows(), 0);
    }

    void aMergeAsksForTheRowAsItStands_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::newRow("merged") << int(Outcome::Merged);
        QTest::newRow("conflict") << int(Outcome::Conflict);
        QTest::newRow("duplicate") << int(Outcome::Duplicate);
    }

    void aMergeAsksForTheRowAsItStands()
    {
        QFETCH(int, outcome);
        VERIFY_OK(m->arrive(m_id, 3, m->memberState(u"王样一"_s)));
        VERIFY_OK(m->put(m_id, {{u"note"_s, u"mine"_s}}));
        VERIFY_OK(m->seal());
        const auto counts = m->answer({{Outcome(outcome), 9, {}, {}}});
        VERIFY_OK(counts);
        QVERIFY(counts->needsEcho);
        QVERIFY(*engine::Puller::needsEcho(m->replica.database));
        // Nothing is made up meanwhile; what the pull brings is what stands.
        VERIFY_OK(m->arrive(m_id, 9, m->memberState(u"王样一"_s, u"theirs"_s)));
        QCOMPARE(m->field(m_id, u"note"_s), u"theirs"_s);
        QCOMPARE(m->shadows(), 0);
        QCOMPARE(m->stream().digest.bytes(),
                 m->digestOf(m_id, 9, m->memberState(u"王样一"_s, u"theirs"_s)));
    }

    void aForgedReceiptEmptiesNothing()
    {
        VERIFY_OK(m->put(m_id, {{u"name"_s, u"王样一"_s}, {u"category"_s, u"full"_s}}));
        VERIFY_OK(m->seal());
        const auto batch = m->outbox().value(0);
        const auto stranger = models::crypto::SigningKey::generate(m->replica.random);
        const wire::Receipt receipt{batch.hash,
                                    m->account.device,
                                    batch.incarnation,
                                    1,
                                    0,
                                    {{Outcome::Applied, 1, {}, {}}}};
        engine::ReceiptApplier applier(m->replica.database);
        VERIFY_ERROR(
            applier.apply(batch, wire::sealReceipt(receipt, stranger), m->hubKey.publicKey),
            models::Error::Corrupt);
        QCOMPARE(m->outbox().size(), 1);
        QCOMPARE(m->replica.pendingChanges(), 1);
    }

    void aReceiptOfAnotherBatchEmptiesNothing()
    {
        VERIFY_OK(m->put(m_id, {{u"name"_s, u"王样一"_s}, {u"category"_s, u"full"_s}}));
        VERIFY_OK(m->seal());
        const auto batch = m->outbox().value(0);
        wire::Receipt receipt{QByteArray(32, 'x'),
                              m->account.device,
                              batch.incarnation,
                              1,
                              0,
                              {{Outcome::Applied, 1, {}, {}}}};
        engine::ReceiptApplier applier(m->replica.database);
        VERIFY_ERROR(
            applier.apply(batch, wire::sealReceipt(receipt, m->hubKey), m->hubKey.publicKey),
            models::Error::Protocol);
        // Nor one that answers fewer ops than were sent.
        receipt.batch = batch.hash;
        receipt.outcomes.clear();
        VERIFY_ERROR(
            applier.apply(batch, wire::sealReceipt(receipt, m->hubKey), m->hubKey.publicKey),
            models::Error::Protocol);
        QCOMPARE(m->replica.pendingChanges(), 1);
    }

private:
    std::optional<EngineFixture> m;
    models::RecordId m_id;
};

BRANCHBOOK_TEST(ReceiptApplierTest)
#include "ReceiptApplierTest.moc"
