// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ChangeWriter.h"

#include "models/domain/CanonicalCbor.h"
#include "models/domain/catalogue/Kinds.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class ChangeWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_replica.emplace();
        m_id = RecordId(QUuid::createUuid());
        m_kind = kind::member;
    }

    void insertedRowIsReadBackAndQueued()
    {
        const auto revision = put({{u"name"_s, u"王样一"_s}, {u"category"_s, u"full"_s}});
        VERIFY_OK(revision);
        QCOMPARE(*revision, 1);

        const auto record = m_replica->records.find(kind::member, m_id);
        VERIFY_OK(record);
        QCOMPARE(record->organisation, m_replica->branch);
        QCOMPARE(record->fields.value(u"name"_s).toString(), u"王样一"_s);
        QCOMPARE(record->seq, 0);
        QVERIFY(record->pending);
        const auto history = historyOf(m_replica->database, kind::member, m_id);
        VERIFY_OK(history);
        QCOMPARE(history->size(), 1);
        QCOMPARE(history->first().op, u"new"_s);
        QCOMPARE(history->first().actor, m_replica->person);
        QCOMPARE(history->first().claimedAt, m_replica->clock.nowMs());
        QVERIFY(history->first().oldFields.isEmpty());
        QCOMPARE(history->first().newFields.size(), 2);
    }

    void updateStoresAndSendsOnlyWhatDiffers()
    {
        VERIFY_OK(putSample());
        const auto revision =
            put({{u"name"_s, u"王样一"_s}, {u"post"_s, u"会计"_s}, {u"sex"_s, nullptr}});
        VERIFY_OK(revision);
        QCOMPARE(*revision, 2);
        const auto history = historyOf(m_replica->database, kind::member, m_id);
        VERIFY_OK(history);
        const auto &newest = history->first();
        QCOMPARE(newest.op, u"set"_s);
        QCOMPARE(canonicalCbor(newest.oldFields),
                 canonicalCbor(QCborMap{{u"post"_s, nullptr}, {u"sex"_s, u"male"_s}}));
        QCOMPARE(canonicalCbor(newest.newFields),
                 canonicalCbor(QCborMap{{u"post"_s, u"会计"_s}, {u"sex"_s, nullptr}}));
        const auto record = m_replica->records.find(kind::member, m_id);
        VERIFY_OK(record);
        QVERIFY(!record->fields.contains(u"sex"_s));
        QCOMPARE(record->fields.value(u"category"_s).toString(), u"full"_s);
    }

    void writingWhatIsThereQueuesNothing()
    {
        VERIFY_OK(putSample());
        int woken = 0;
        m_replica->writer.onQueued([&] { ++woken; });
        const auto revision = put({{u"name"_s, u"王样一"_s}, {u"note"_s, u""_s}});
        VERIFY_OK(revision);
        QCOMPARE(*revision, 1);
        QCOMPARE(m_replica->pendingChanges(), 1);
        QCOMPARE(woken, 0);
    }

    void staleCopyIsRefusedAndQueuesNothing()
    {
        VERIFY_OK(putSample());
        VERIFY_OK(put({{u"post"_s, u"会计"_s}}, 1));
        VERIFY_ERROR(put({{u"post"_s, u"教师"_s}}, 1), Error::Conflict);
        VERIFY_ERROR(put({{u"post"_s, u"教师"_s}}, 0), Error::Conflict);
        QCOMPARE(m_replica->pendingChanges(), 2);
        m_kind = kind::meeting;
        m_id = m_replica->writer.newRecordId();
        VERIFY_OK(putSample());
        VERIFY_OK(put({{u"title"_s, u"会议"_s}}, 1));
        VERIFY_ERROR(m_replica->writer.remove(m_kind, m_id, 1), Error::Conflict);
        QCOMPARE(m_replica->pendingChanges(), 4);
    }

    void faultsNameTheFieldAndStoreNothing()
    {
        const auto missing = put({{u"category"_s, u"full"_s}});
        VERIFY_ERROR(missing, Error::Invalid);
        QCOMPARE(missing.error().field, u"name"_s);
        QCOMPARE(missing.error().reason, u"required"_s);
        const auto wrong =
            put({{u"name"_s, u"王样一"_s}, {u"category"_s, u"full"_s}, {u"sex"_s, 1}});
        VERIFY_ERROR(wrong, Error::Invalid);
        QCOMPARE(wrong.error().field, u"sex"_s);
        VERIFY_ERROR(m_replica->writer.put(u"nothing", m_id, m_replica->branch, {}),
                     Error::Invalid);
        VERIFY_ERROR(m_replica->writer.put(kind::member, m_id, {}, {{u"name"_s, u"王"_s}}),
                     Error::Invalid);
        VERIFY_OK(putSample());
        VERIFY_ERROR(put({{u"name"_s, nullptr}}), Error::Invalid);
        QCOMPARE(m_replica->pendingChanges(), 1);
        QCOMPARE(m_replica->number("SELECT count(*) FROM members"), 1);
    }

    void whatOnlyTheHubWritesIsDenied()
    {
        VERIFY_ERROR(m_replica->writer.put(kind::organisation, m_replica->branch.as<RecordTag>(),
                                           m_replica->branch, {{u"name"_s, u"别名"_s}}),
                     Error::Denied);
        VERIFY_ERROR(
            m_replica->writer.remove(kind::organisation, m_replica->branch.as<RecordTag>()),
            Error::Denied);
        QCOMPARE(m_replica->pendingChanges(), 0);
    }

    void organisationAndStreamYearOfARowAreFixed()
    {
        VERIFY_OK(putSample());
        const auto moved =
            m_replica->writer.put(kind::member, m_id, m_replica->town, {{u"post"_s, u"会计"_s}});
        VERIFY_ERROR(moved, Error::Invalid);
        QCOMPARE(moved.error().reason, u"fixed"_s);

        const RecordId mark(QUuid::createUuid());
        const QCborMap fields{{u"meeting"_s, m_id.bytes()},
                              {u"member"_s, m_id.bytes()},
                              {u"year"_s, 2026},
                              {u"mark"_s, u"present"_s}};
        VERIFY_OK(m_replica->writer.put(kind::attendance, mark, m_replica->branch, fields));
        VERIFY_ERROR(
            m_replica->writer.put(kind::attendance, mark, m_replica->branch, {{u"year"_s, 2027}}),
            Error::Invalid);
        QCOMPARE(m_replica->number("SELECT count(*) FROM streams s JOIN attendance a "
                                   "ON a.stream = s.no WHERE s.name LIKE '%/attendance/2026'"),
                 1);
    }

    void fieldsOfANewerProgramAreKeptAndTravelOn()
    {
        VERIFY_OK(
            put({{u"name"_s, u"王样一"_s}, {u"category"_s, u"full"_s}, {u"somethingNew"_s, 42}}));
        VERIFY_OK(put({{u"post"_s, u"会计"_s}}));
        const auto record = m_replica->records.find(kind::member, m_id);
        VERIFY_OK(record);
        QCOMPARE(record->fields.value(u"somethingNew"_s).toInteger(), 42);
        VERIFY_OK(put({{u"somethingNew"_s, nullptr}}));
        QCOMPARE(m_replica->number("SELECT count(*) FROM members WHERE ext IS NOT NULL"), 0);
    }

    void removedRecordLeavesATombstoneAndItsContentInTheHistory()
    {
        m_kind = kind::meeting;
        VERIFY_OK(putSample());
        acknowledge(5);
        VERIFY_OK(m_replica->writer.remove(m_kind, m_id));
        VERIFY_ERROR(m_replica->records.find(m_kind, m_id), Error::NotFound);
        VERIFY_ERROR(m_replica->writer.remove(m_kind, m_id), Error::NotFound);
        QCOMPARE(m_replica->number("SELECT seq FROM tombstones WHERE kind = 'meeting'"), 5);
        const auto history = historyOf(m_replica->database, m_kind, m_id);
        VERIFY_OK(history);
        QCOMPARE(history->first().op, u"del"_s);
        QCOMPARE(history->first().oldFields.value(u"title"_s).toString(), u"主题党日"_s);
        QCOMPARE(m_replica->number("SELECT base FROM changes WHERE op = 'del'"), 5);
    }

    void noMemberIsEverRemoved()
    {
        VERIFY_OK(putSample());
        for (const bool isSent : {false, true}) {
            if (isSent)
                acknowledge(5);
            const auto refused = m_replica->writer.remove(kind::member, m_id);
            VERIFY_ERROR(refused, Error::Denied);
            QCOMPARE(refused.error().reason, u"kept"_s);
            VERIFY_OK(m_replica->records.find(kind::member, m_id));
        }
        QCOMPARE(m_replica->number("SELECT count(*) FROM changes"), 1);
    }

    void revivedRecordStandsOnTheHubsTombstone()
    {
        m_kind = kind::meeting;
        VERIFY_OK(putSample());
        acknowledge(5);
        VERIFY_OK(m_replica->writer.remove(m_kind, m_id));
        VERIFY_OK(putSample());
        QCOMPARE(m_replica->number("SELECT count(*) FROM tombstones"), 0);
        QCOMPARE(m_replica->number("SELECT base FROM changes ORDER BY no DESC LIMIT 1"), 5);
    }

    void shadowKeepsTheHubsRowOfTheFirstChangeOnly()
    {
        VERIFY_OK(putSample());
        QCOMPARE(m_replica->number("SELECT count(*) FROM shadows WHERE state IS NULL"), 1);
        acknowledge(5);
        VERIFY_OK(put({{u"post"_s, u"会计"_s}}));
        VERIFY_OK(put({{u"post"_s, u"教师"_s}}));
        QCOMPARE(m_replica->number("SELECT seq FROM shadows"), 5);
        auto select = m_replica->database.prepare("SELECT state FROM shadows");
        VERIFY_OK(select);
        VERIFY_OK(select->step());
        QCOMPARE(select->bytes(0), canonicalCbor(sample()));
        QCOMPARE(m_replica->number("SELECT min(base) FROM changes WHERE op = 'set'"), 5);
    }

    void editOverAnOwnUnsentValueKeepsItsBase()
    {
        m_kind = kind::meeting;
        VERIFY_OK(putSample());
        acknowledge(5);
        VERIFY_OK(put({{u"place"_s, u"mine"_s}}));
        // A pull lays the hub's newer row below the own value.
        arriveBelow(9, u"theirs"_s);
        VERIFY_OK(put({{u"place"_s, u"mine again"_s}, {u"host"_s, u"甲"_s}}));
        QCOMPARE(baseOfNewest(u"place"_s), 5);
        QCOMPARE(baseOfNewest(u"host"_s), 9);
        VERIFY_OK(m_replica->writer.remove(m_kind, m_id));
        QCOMPARE(m_replica->number("SELECT base FROM changes WHERE op = 'del'"), 5);
    }

    void txnIsSharedAndStandsOrFallsTogether()
    {
        int woken = 0;
        m_replica->writer.onQueued([&] { ++woken; });
        {
            ChangeWriter::Txn txn(m_replica->writer);
            VERIFY_OK(txn.begun());
            VERIFY_OK(putSample());
            VERIFY_OK(m_replica->members.save(m_replica->aMember(2)));
            QCOMPARE(woken, 0);
            VERIFY_OK(txn.commit());
        }
        QCOMPARE(woken, 1);
        QCOMPARE(m_replica->number("SELECT count(DISTINCT txn) FROM changes"), 1);
        QCOMPARE(m_replica->writer.lastTxn(), m_replica->number("SELECT max(txn) FROM changes"));
        {
            ChangeWriter::Txn txn(m_replica->writer);
            VERIFY_OK(txn.begun());
            VERIFY_OK(m_replica->members.save(m_replica->aMember(3)));
        }
        QCOMPARE(woken, 1);
        QCOMPARE(m_replica->number("SELECT count(*) FROM members"), 2);
        VERIFY_OK(m_replica->members.save(m_replica->aMember(4)));
        QCOMPARE(m_replica->number("SELECT count(DISTINCT txn) FROM changes"), 2);
        QCOMPARE(m_replica->number("SELECT max(n) FROM changes"), 3);
    }

    void failedPartOfATxnLeavesTheRestWhole()
    {
        ChangeWriter::Txn txn(m_replica->writer);
        VERIFY_OK(txn.begun());
        VERIFY_ERROR(put({{u"name"_s, u"王样一"_s}}), Error::Invalid);
        VERIFY_OK(m_replica->members.save(m_replica->aMember(2)));
        VERIFY_OK(txn.commit());
        QCOMPARE(m_replica->pendingChanges(), 1);
        QCOMPARE(m_replica->number("SELECT count(*) FROM shadows"), 1);
    }

    void numbersAreGaplessForEachPerson()
    {
        ChangeWriter other(m_replica->database, m_replica->clock, m_replica->random,
                           PersonId(QUuid::createUuid()));
        for (int i = 1; i <= 3; ++i) {
            VERIFY_OK(m_replica->members.save(m_replica->aMember(i)));
            VERIFY_OK(other.put(kind::member, other.newRecordId(), m_replica->branch, sample()));
        }
        QCOMPARE(m_replica->number("SELECT count(*) FROM incarnations"), 2);
        QCOMPARE(m_replica->number("SELECT count(*) FROM (SELECT incarnation FROM changes GROUP BY "
                                   "incarnation HAVING min(n) = 1 AND max(n) = 3 "
                                   "AND count(*) = 3 AND count(DISTINCT actor) = 1)"),
                 2);
        // After a retired incarnation a new one begins at 1.
        VERIFY_OK(m_replica->database.execute("UPDATE incarnations SET retired = 1"));
        VERIFY_OK(m_replica->members.save(m_replica->aMember(4)));
        QCOMPARE(m_replica->number("SELECT n FROM changes ORDER BY no DESC LIMIT 1"), 1);
    }

    void stampsRiseAndABackwardClockIsDoubtful()
    {
        VERIFY_OK(m_replica->members.save(m_replica->aMember(1)));
        m_replica->clock.setNow(m_replica->clock.nowMs() - 86'400'000);
        VERIFY_OK(m_replica->members.save(m_replica->aMember(2)));
        QCOMPARE(m_replica->number("SELECT clock_doubtful FROM changes WHERE no = 1"), 0);
        QCOMPARE(m_replica->number("SELECT clock_doubtful FROM changes WHERE no = 2"), 1);
        QVERIFY(m_replica->number("SELECT hlc FROM changes WHERE no = 2")
                > m_replica->number("SELECT hlc FROM changes WHERE no = 1"));
    }

    void clockBehindTheHubsOrBeforeTheProgramIsDoubtful()
    {
        VERIFY_OK(m_replica->settings.setValue(setting::newestKnownTime,
                                               m_replica->clock.nowMs() + 3'600'000));
        VERIFY_OK(m_replica->members.save(m_replica->aMember(1)));
        QCOMPARE(m_replica->number("SELECT clock_doubtful FROM changes"), 1);

        support::TestReplica other;
        other.clock.setNow(1'600'000'000'000); // 2020
        VERIFY_OK(other.writer.put(kind::member, m_id, other.branch, sample()));
        QCOMPARE(other.number("SELECT clock_doubtful FROM changes"), 1);
    }

    void undoneTxnRestoresWhatWasThere()
    {
        m_kind = kind::meeting;
        VERIFY_OK(putSample());
        const auto insertion = m_replica->writer.lastTxn();
        VERIFY_OK(put({{u"place"_s, u"礼堂"_s}, {u"title"_s, nullptr}}));
        const auto edit = m_replica->writer.lastTxn();
        VERIFY_OK(m_replica->writer.undo(edit));
        auto record = m_replica->records.find(m_kind, m_id);
        VERIFY_OK(record);
        QCOMPARE(canonicalCbor(record->fields), canonicalCbor(sample()));

        VERIFY_OK(m_replica->writer.remove(m_kind, m_id));
        VERIFY_OK(m_replica->writer.undo(m_replica->writer.lastTxn()));
        record = m_replica->records.find(m_kind, m_id);
        VERIFY_OK(record);
        QCOMPARE(canonicalCbor(record->fields), canonicalCbor(sample()));

        VERIFY_OK(m_replica->writer.undo(insertion));
        VERIFY_ERROR(m_replica->records.find(m_kind, m_id), Error::NotFound);
        QCOMPARE(m_replica->pendingChanges(), 6);
        VERIFY_ERROR(m_replica->writer.undo(999), Error::NotFound);
    }

    void undoOfAWholeTxnIsOneNewTxn()
    {
        const auto members = m_replica->saveMembers(3);
        acknowledge(5);
        {
            ChangeWriter::Txn txn(m_replica->writer);
            VERIFY_OK(txn.begun());
            for (auto member : members) {
                member.post = u"会计"_s;
                VERIFY_OK(m_replica->members.save(member));
            }
            VERIFY_OK(txn.commit());
        }
        VERIFY_OK(m_replica->writer.undo(m_replica->writer.lastTxn()));
        QCOMPARE(m_replica->number("SELECT count(*) FROM members WHERE post IS NULL"), 3);
        QCOMPARE(m_replica->number("SELECT count(DISTINCT txn) FROM changes"), 3);
    }

    //! As an import that is taken back at once: nobody has heard of it, so nothing is left of it.
    void newMembersThatWereNeverSentAreWithdrawn()
    {
        m_replica->saveMembers(2);
        const auto before = m_replica->writer.lastTxn();
        m_replica->saveMembers(5);
        const auto import = m_replica->writer.lastTxn();
        VERIFY_OK(putSample()); // later in the same chain
        int woken = 0;
        m_replica->writer.onQueued([&] { ++woken; });
        VERIFY_OK(m_replica->writer.undo(import));
        QCOMPARE(woken, 1);
        QCOMPARE(m_replica->number("SELECT count(*) FROM members"), 3);
        QCOMPARE(m_replica->number("SELECT count(*) FROM changes"), 3);
        QCOMPARE(m_replica->number("SELECT count(*) FROM shadows"), 3);
        QCOMPARE(m_replica->number("SELECT count(*) FROM tombstones"), 0);
        // The chain has no gap, and goes on without one.
        VERIFY_OK(m_replica->members.save(m_replica->aMember(9)));
        QCOMPARE(m_replica->number("SELECT count(*) FROM (SELECT 1 FROM changes GROUP BY "
                                   "incarnation HAVING min(n) = 1 AND max(n) = count(*))"),
                 1);
        QCOMPARE(m_replica->number("SELECT n FROM changes ORDER BY no DESC LIMIT 1"), 4);
        VERIFY_ERROR(m_replica->writer.undo(import), Error::NotFound);
        VERIFY_OK(m_replica->writer.undo(before));
    }

    void whatASentMemberIsIsNotTakenBack()
    {
        m_replica->saveMembers(2);
        const auto import = m_replica->writer.lastTxn();
        // One of them is on its way, the other not yet.
        VERIFY_OK(m_replica->database.execute("UPDATE changes SET batch = x'01' WHERE n = 1"));
        const auto refused = m_replica->writer.undo(import);
        VERIFY_ERROR(refused, Error::Denied);
        QCOMPARE(refused.error().reason, u"sent"_s);
        QCOMPARE(m_replica->number("SELECT count(*) FROM members"), 2);
        QCOMPARE(m_replica->number("SELECT count(*) FROM changes"), 2);
        acknowledge(5);
        VERIFY_ERROR(m_replica->writer.undo(import), Error::Denied);
    }

    void aMemberWhoIsMarkedSomewhereIsNotWithdrawn()
    {
        VERIFY_OK(putSample());
        const auto insertion = m_replica->writer.lastTxn();
        auto meeting = m_replica->aMeeting();
        meeting.attendance = {{.member = m_id.as<MemberTag>()}};
        VERIFY_OK(m_replica->meetings.save(meeting));
        VERIFY_ERROR(m_replica->writer.undo(insertion), Error::Conflict);
        VERIFY_OK(m_replica->records.find(kind::member, m_id));
    }

    void anEditTakenBackGoesWithTheMember()
    {
        VERIFY_OK(putSample());
        const auto insertion = m_replica->writer.lastTxn();
        VERIFY_OK(put({{u"post"_s, u"会计"_s}}));
        VERIFY_OK(m_replica->writer.undo(m_replica->writer.lastTxn()));
        QCOMPARE(m_replica->pendingChanges(), 3);
        VERIFY_OK(m_replica->writer.undo(insertion));
        QCOMPARE(m_replica->number("SELECT count(*) FROM changes"), 0);
        QCOMPARE(m_replica->number("SELECT next_n FROM incarnations"), 1);
    }

    void undoIsRefusedWhenSomeoneHasBeenThereSince()
    {
        VERIFY_OK(putSample());
        const auto insertion = m_replica->writer.lastTxn();
        VERIFY_OK(put({{u"post"_s, u"会计"_s}}));
        const auto edit = m_replica->writer.lastTxn();
        VERIFY_OK(put({{u"post"_s, u"教师"_s}}));
        VERIFY_ERROR(m_replica->writer.undo(edit), Error::Conflict);
        VERIFY_ERROR(m_replica->writer.undo(insertion), Error::Conflict);
        QCOMPARE(m_replica->pendingChanges(), 3);
        // Another field in the meantime does no harm.
        VERIFY_OK(put({{u"note"_s, u"备注"_s}}));
        VERIFY_OK(m_replica->writer.undo(m_replica->writer.lastTxn() - 1));
    }

private:
    QCborMap sample() const
    {
        if (m_kind == kind::meeting)
            return {{u"title"_s, u"主题党日"_s},
                    {u"kinds"_s, u"theme_day"_s},
                    {u"year"_s, 2026},
                    {u"heldOn"_s, u"2026-11-06"_s},
                    {u"state"_s, u"recorded"_s}};
        return {{u"name"_s, u"王样一"_s}, {u"category"_s, u"full"_s}, {u"sex"_s, u"male"_s}};
    }

    Result<Revision> put(const QCborMap &fields, std::optional<Revision> expected = {})
    {
        return m_replica->writer.put(m_kind, m_id, m_replica->branch, fields, expected);
    }

    Result<Revision> putSample() { return put(sample()); }

    //! As the engine does when the hub has answered.
    void acknowledge(qint64 seq)
    {
        const auto sql = QByteArray("UPDATE changes SET outcome = 'applied';DELETE FROM shadows;"
                                    "UPDATE members SET seq = ?;UPDATE meetings SET seq = ?")
                             .replace('?', QByteArray::number(seq));
        VERIFY_OK(m_replica->database.execute(sql.constData()));
    }

    //! As the engine does when a row arrives that has own changes on top.
    void arriveBelow(qint64 seq, const QString &place)
    {
        auto below = sample();
        below.insert(u"place"_s, place);
        auto shadow = m_replica->database.prepare("UPDATE shadows SET state = ?1, seq = ?2");
        VERIFY_OK(shadow);
        VERIFY_OK(shadow->bindBytes(1, canonicalCbor(below)).bind(2, seq).run());
        auto row = m_replica->database.prepare("UPDATE meetings SET seq = ?1");
        VERIFY_OK(row);
        VERIFY_OK(row->bind(1, seq).run());
    }

    qint64 baseOfNewest(const QString &field)
    {
        auto rows =
            m_replica->database.prepare("SELECT base, new_fields FROM changes ORDER BY no DESC");
        while (rows && *rows->step()) {
            if (QCborValue::fromCbor(rows->bytes(1)).toMap().contains(field))
                return rows->number(0);
        }
        return -1;
    }

    std::optional<support::TestReplica> m_replica;
    RecordId m_id;
    QStringView m_kind; //!< of what put() writes; a meeting can be deleted, a member cannot
};

BRANCHBOOK_TEST(ChangeWriterTest)
#include "ChangeWriterTest.moc"
