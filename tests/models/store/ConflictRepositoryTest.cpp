// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ConflictRepository.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/store/History.h"
#include "support/Check.h"
#include "support/SampleConflict.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class ConflictRepositoryTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_replica.emplace();
        m_conflicts.emplace(m_replica->database, m_replica->writer, m_replica->clock);
        m_member = m_replica->saveMembers(1).first().id.as<RecordTag>();
        m_conflict = fromHub(u"post"_s, u"农民"_s);
        const auto now = m_replica->clock.nowMs();
        m_replica->clock.setNow(now - 60'000);
        VERIFY_OK(m_replica->writer.put(kind::member, m_member, {}, {{u"post"_s, u"教师"_s}}));
        m_replica->clock.setNow(now);
    }

    void openConflictHasBothValuesAndWhoWroteThem()
    {
        const auto open = m_conflicts->open();
        VERIFY_OK(open);
        QCOMPARE(open->size(), 1);
        const auto &conflict = open->first();
        QCOMPARE(conflict.subject, m_member);
        QCOMPARE(conflict.field, u"post"_s);
        QCOMPARE(conflict.lost, QCborValue(u"农民"_s));
        QCOMPARE(conflict.lostBy.person, m_replica->person);
        QVERIFY(conflict.lostBy.doubtful);
        QCOMPARE(*m_conflicts->shown(conflict), QCborValue(u"教师"_s));
    }

    void shownValueIsTheWinnersUntilSomebodyHereWritesOverIt()
    {
        const auto device = m_replica->vault.device();
        const auto conflict = m_conflicts->find(m_conflict);
        QCOMPARE(m_conflicts->authorOfShown(*conflict, device)->person, other);
        VERIFY_OK(m_replica->writer.put(kind::member, m_member, {}, {{u"note"_s, u"农闲"_s}}));
        QCOMPARE(m_conflicts->authorOfShown(*conflict, device)->person, other);
        VERIFY_OK(m_replica->writer.put(kind::member, m_member, {}, {{u"post"_s, u"会计"_s}}));
        const auto author = m_conflicts->authorOfShown(*conflict, device);
        QCOMPARE(author->person, m_replica->writer.actor());
        QCOMPARE(author->device, device);
        QCOMPARE(author->at, m_replica->clock.nowMs());
    }

    void openListIsNewestFirstAndCanBeCut()
    {
        m_replica->clock.advance(1);
        const auto newer = support::storeConflict(
            *m_replica, {.subjectKind = u"member"_s, .subject = m_member, .lostBy = {.at = 6}});
        QCOMPARE(m_conflicts->open(1)->size(), 1);
        QCOMPARE(m_conflicts->open(1)->first().id, newer);
        QCOMPARE(m_conflicts->open()->size(), 2);
        QCOMPARE(*m_conflicts->openCount(), 2);
    }

    void keptValueStaysAndTheConflictIsHistory()
    {
        VERIFY_OK(m_conflicts->keepShown(m_conflict));
        QCOMPARE(post(), u"教师"_s);
        QCOMPARE(*m_conflicts->openCount(), 0);
        const auto history = m_conflicts->ofRecord(kind::member, m_member);
        QCOMPARE(history->size(), 1);
        QVERIFY(history->first().resolution == Resolution::Kept);
        QCOMPARE(history->first().resolvedBy.person, m_replica->person);
        QCOMPARE(history->first().resolvedBy.at, m_replica->clock.nowMs());
    }

    void otherValueGoesIntoTheRecordInTheSameTxn()
    {
        const auto txn = m_conflicts->takeOther(m_conflict);
        VERIFY_OK(txn);
        QCOMPARE(post(), u"农民"_s);
        QVERIFY(m_conflicts->find(m_conflict)->resolution == Resolution::Taken);
        QCOMPARE(m_replica->number("SELECT count(*) FROM changes WHERE txn ="
                                   " (SELECT max(txn) FROM changes)"),
                 2);
    }

    void decisionIsAnActThatTellsWhatItWasMadeOn()
    {
        VERIFY_OK(m_conflicts->keepShown(m_conflict));
        const auto changes =
            historyOf(m_replica->database, kind::conflict, m_conflict.as<RecordTag>());
        QCOMPARE(changes->size(), 1);
        QCOMPARE(changes->first().op, u"act"_s);
        QCOMPARE(changes->first().oldFields.value(u"state"_s), QCborValue(u"open"_s));
        QCOMPARE(changes->first().newFields.value(u"state"_s), QCborValue(u"resolved"_s));
    }

    void mergedTextReplacesBoth()
    {
        VERIFY_OK(m_conflicts->takeMerged(m_conflict, u"教师、农民"_s));
        QCOMPARE(post(), u"教师、农民"_s);
        QVERIFY(m_conflicts->find(m_conflict)->resolution == Resolution::Merged);
    }

    void decisionCanBeTakenBack()
    {
        const auto txn = m_conflicts->takeOther(m_conflict);
        VERIFY_OK(txn);
        VERIFY_OK(m_replica->writer.undo(*txn));
        QCOMPARE(post(), u"教师"_s);
        const auto conflict = m_conflicts->find(m_conflict);
        QVERIFY(conflict->isOpen());
        QVERIFY(conflict->resolvedBy.person.isNull());
    }

    void secondDecisionIsRefused()
    {
        VERIFY_OK(m_conflicts->keepShown(m_conflict));
        VERIFY_ERROR(m_conflicts->takeOther(m_conflict), Error::Conflict);
        QCOMPARE(post(), u"教师"_s);
    }

    void valueOfADeletedRecordCannotBeTaken()
    {
        const auto meeting = aMeeting();
        const auto conflict = fromHub(u"place"_s, u"礼堂"_s, u"meeting"_s, meeting);
        VERIFY_OK(m_replica->writer.remove(kind::meeting, meeting));
        QVERIFY(m_conflicts->shown(*m_conflicts->find(conflict))->isUndefined());
        VERIFY_ERROR(m_conflicts->takeOther(conflict), Error::NotFound);
        QVERIFY(m_conflicts->find(conflict)->isOpen());
        VERIFY_OK(m_conflicts->keepShown(conflict));
    }

    void deletionThatLostCanStillBeTaken()
    {
        const auto meeting = aMeeting();
        const auto conflict = fromHub({}, QCborValue(nullptr), u"meeting"_s, meeting);
        QVERIFY(m_conflicts->find(conflict)->isDeletion());
        VERIFY_OK(m_conflicts->takeOther(conflict));
        VERIFY_ERROR(m_replica->records.find(kind::meeting, meeting), Error::NotFound);
    }

    void nobodyHereMakesOrDeletesAConflict()
    {
        auto &writer = m_replica->writer;
        const auto id = m_conflict.as<RecordTag>();
        const QCborMap whole = m_replica->records.find(kind::conflict, id)->fields;
        VERIFY_ERROR(writer.put(kind::conflict, writer.newRecordId(), m_replica->branch, whole),
                     Error::Denied);
        VERIFY_ERROR(writer.put(kind::conflict, id, {}, {{u"field"_s, u"note"_s}}), Error::Denied);
        VERIFY_ERROR(writer.remove(kind::conflict, id), Error::Denied);
    }

private:
    //! Unlike a member, a meeting can be deleted.
    RecordId aMeeting()
    {
        return support::must(m_replica->meetings.save(m_replica->aMeeting())).id.as<RecordTag>();
    }

    ConflictId fromHub(const QString &field, const QCborValue &lost)
    {
        return fromHub(field, lost, u"member"_s, m_member);
    }

    ConflictId fromHub(const QString &field, const QCborValue &lost, const QString &kind,
                       RecordId subject)
    {
        return support::storeConflict(
            *m_replica,
            {.subjectKind = kind,
             .subject = subject,
             .field = field,
             .lost = lost,
             .lostBy = {.person = m_replica->person, .at = 5, .doubtful = true},
             .shownBy = {.person = other, .at = m_replica->clock.nowMs() - 1'000}});
    }

    QString post()
    {
        return m_replica->records.find(kind::member, m_member)->fields.value(u"post"_s).toString();
    }

    std::optional<support::TestReplica> m_replica;
    std::optional<ConflictRepository> m_conflicts;
    const PersonId other = PersonId::fromBytes(QByteArray(16, 'o'));
    RecordId m_member;
    ConflictId m_conflict;
};

BRANCHBOOK_TEST(ConflictRepositoryTest)
#include "ConflictRepositoryTest.moc"
