// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/MeetingRepository.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/MeetingFields.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(models::MeetingKind)

class MeetingRepositoryTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_replica.emplace(); }

    void meetingComesBackWithAllThatBelongsToIt()
    {
        const auto members = m_replica->saveMembers(3);
        auto meeting = m_replica->aMeeting();
        meeting.minutes = u"学习传达。\n讨论。"_s;
        AgendaItem second;
        second.position = 2;
        second.title = u"交纳党费"_s;
        second.votesFor = 3;
        meeting.agenda.prepend(second);
        meeting.attendance = marksOf(members);
        meeting.attendance[1].mark = AttendanceMark::Excused;
        meeting.attendance[1].reason = u"生病"_s;
        meeting.attachments = {photo('a')};
        const auto saved = m_replica->meetings.save(meeting);
        VERIFY_OK(saved);

        const auto found = m_replica->meetings.find(saved->id);
        VERIFY_OK(found);
        meeting.year = 2026;
        QCOMPARE(toFields(*found), toFields(meeting));
        QCOMPARE(found->agenda.size(), 2);
        QCOMPARE(found->agenda[0].title, u"学习"_s);
        QCOMPARE(found->agenda[1].votesFor, 3);
        QCOMPARE(found->attendance.size(), 3);
        QCOMPARE(found->attachments.size(), 1);
        QCOMPARE(found->attachments.first().hash, QByteArray(32, 'a'));
        QVERIFY(found->pending);
        QCOMPARE(found->revision, saved->revision);
        QVERIFY(found->revision != 0);
    }

    void savingIsOneTxn()
    {
        const auto members = m_replica->saveMembers(3);
        auto meeting = m_replica->aMeeting();
        meeting.attendance = marksOf(members);
        VERIFY_OK(m_replica->meetings.save(meeting));
        QCOMPARE(m_replica->number("SELECT count(DISTINCT txn) FROM changes "
                                   "WHERE kind <> 'member'"),
                 1);
        QCOMPARE(m_replica->number("SELECT count(*) FROM changes WHERE kind <> 'member'"), 5);
    }

    void savingWithoutChangesQueuesNothing()
    {
        const auto saved = m_replica->meetings.save(m_replica->aMeeting());
        VERIFY_OK(saved);
        const auto before = m_replica->pendingChanges();
        const auto again = m_replica->meetings.save(*saved);
        VERIFY_OK(again);
        QCOMPARE(again->revision, saved->revision);
        QCOMPARE(m_replica->pendingChanges(), before);
    }

    void whatIsMissingIsRemovedAndWhatDiffersIsChanged()
    {
        const auto members = m_replica->saveMembers(3);
        auto meeting = m_replica->aMeeting();
        meeting.attendance = marksOf(members);
        meeting.attachments = {photo('a'), photo('b')};
        const auto saved = m_replica->meetings.save(meeting);
        VERIFY_OK(saved);
        const auto before = m_replica->pendingChanges();

        auto edited = *saved;
        edited.attendance.removeIf(
            [&](const Attendance &mark) { return mark.member == members[0].id; });
        for (auto &mark : edited.attendance) {
            if (mark.member == members[1].id)
                mark.mark = AttendanceMark::Absent;
        }
        edited.attachments.removeFirst();
        const auto again = m_replica->meetings.save(edited);
        VERIFY_OK(again);
        QCOMPARE(again->attendance.size(), 2);
        QCOMPARE(again->attachments.size(), 1);
        QCOMPARE(m_replica->pendingChanges() - before, 3);
        QVERIFY(again->revision != saved->revision);
    }

    void marksOfOneMemberAndMeetingAreOneRecordEverywhere()
    {
        const auto members = m_replica->saveMembers(1);
        auto meeting = m_replica->aMeeting();
        meeting.attendance = marksOf(members);
        const auto saved = m_replica->meetings.save(meeting);
        VERIFY_OK(saved);
        VERIFY_OK(m_replica->records.find(kind::attendance,
                                          attendanceId(saved->id, members[0].id).as<RecordTag>()));
    }

    void aMarkThatCameInBetweenMakesTheCopyStale()
    {
        const auto members = m_replica->saveMembers(2);
        auto meeting = m_replica->aMeeting();
        meeting.attendance = marksOf({members[0]});
        const auto read = m_replica->meetings.save(meeting);
        VERIFY_OK(read);
        VERIFY_OK(m_replica->writer.put(
            kind::attendance, attendanceId(read->id, members[1].id).as<RecordTag>(),
            m_replica->branch, toFields(marksOf({members[1]}).first(), read->id, 2026)));
        const auto before = m_replica->pendingChanges();
        VERIFY_ERROR(m_replica->meetings.save(*read), Error::Conflict);
        VERIFY_ERROR(m_replica->meetings.remove(read->id, read->revision), Error::Conflict);
        QCOMPARE(m_replica->pendingChanges(), before);
    }

    void yearOfTheStreamIsFixedAtTheFirstSave()
    {
        const auto saved = m_replica->meetings.save(m_replica->aMeeting());
        VERIFY_OK(saved);
        QCOMPARE(saved->year, 2026);
        auto moved = *saved;
        moved.heldOn = QDate(2025, 12, 31);
        moved.year = 2025;
        const auto again = m_replica->meetings.save(moved);
        VERIFY_OK(again);
        QCOMPARE(again->year, 2026);
        QCOMPARE(again->heldOn, QDate(2025, 12, 31));
    }

    void submittedMeetingsMustBeComplete()
    {
        auto meeting = m_replica->aMeeting(MeetingKind::BranchAssembly);
        meeting.state = MeetingState::Submitted;
        VERIFY_ERROR(m_replica->meetings.save(meeting), Error::Invalid);
        QCOMPARE(m_replica->pendingChanges(), 0);
        meeting.state = MeetingState::Draft;
        VERIFY_OK(m_replica->meetings.save(meeting));
    }

    void removedMeetingLeavesNothingBehindButTombstones()
    {
        const auto members = m_replica->saveMembers(2);
        auto meeting = m_replica->aMeeting();
        meeting.attendance = marksOf(members);
        meeting.attachments = {photo('a')};
        const auto saved = m_replica->meetings.save(meeting);
        VERIFY_OK(saved);
        VERIFY_OK(m_replica->meetings.remove(saved->id, saved->revision));
        VERIFY_ERROR(m_replica->meetings.find(saved->id), Error::NotFound);
        QCOMPARE(m_replica->number("SELECT count(*) FROM attendance"), 0);
        QCOMPARE(m_replica->number("SELECT count(*) FROM agenda_items"), 0);
        QCOMPARE(m_replica->number("SELECT count(*) FROM attachments"), 0);
        QCOMPARE(m_replica->number("SELECT count(*) FROM tombstones"), 5);
        QVERIFY(m_replica->meetings.list()->isEmpty());
    }

    void listFiltersByKind_data()
    {
        QTest::addColumn<MeetingKind>("kind");
        QTest::newRow("branch assembly") << MeetingKind::BranchAssembly;
        QTest::newRow("party lesson") << MeetingKind::Lesson;
    }

    void listFiltersByKind()
    {
        QFETCH(MeetingKind, kind);
        for (const auto saved : {MeetingKind::BranchAssembly, MeetingKind::Lesson}) {
            auto meeting = m_replica->aMeeting(saved);
            meeting.kinds << MeetingKind::ThemeDay;
            VERIFY_OK(m_replica->meetings.save(meeting));
        }
        const auto found = m_replica->meetings.list({.kind = kind});
        VERIFY_OK(found);
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().kinds.first(), kind);
        QCOMPARE(m_replica->meetings.list({.kind = MeetingKind::ThemeDay})->size(), 2);
        QCOMPARE(m_replica->meetings.list({.kind = MeetingKind::Talk})->size(), 0);
    }

    void listIsNewestFirstAndKeepsToDatesBranchAndText()
    {
        for (int day = 1; day <= 3; ++day) {
            auto meeting = m_replica->aMeeting();
            meeting.heldOn = QDate(2026, 10, day);
            meeting.title = u"第%1次"_s.arg(day);
            VERIFY_OK(m_replica->meetings.save(meeting));
        }
        auto elsewhere = m_replica->aMeeting();
        elsewhere.organisation = m_replica->town;
        VERIFY_OK(m_replica->meetings.save(elsewhere));

        const auto own = m_replica->meetings.list({.organisation = m_replica->branch});
        VERIFY_OK(own);
        QCOMPARE(own->size(), 3);
        QCOMPARE(own->first().heldOn, QDate(2026, 10, 3));
        QCOMPARE(own->first().organisationName, m_replica->branchOrganisation.name);
        const auto range =
            m_replica->meetings.list({.from = QDate(2026, 10, 2), .to = QDate(2026, 10, 2)});
        VERIFY_OK(range);
        QCOMPARE(range->size(), 1);
        QCOMPARE(m_replica->meetings.list({.text = u"第2"_s})->size(), 1);
        QCOMPARE(m_replica->meetings.list({.text = u"%"_s})->size(), 0);
    }

    void summaryCountsMarksMediaAndWhatWaits()
    {
        const auto members = m_replica->saveMembers(4);
        auto meeting = m_replica->aMeeting();
        meeting.attendance = marksOf(members);
        meeting.attendance[1].mark = AttendanceMark::Remote;
        meeting.attendance[2].mark = AttendanceMark::Excused;
        meeting.attendance[3].mark = AttendanceMark::Absent;
        auto video = photo('v');
        video.role = AttachmentRole::Video;
        meeting.attachments = {photo('a'), photo('b'), video};
        const auto saved = m_replica->meetings.save(meeting);
        VERIFY_OK(saved);
        VERIFY_OK(m_replica->database.execute(
            "INSERT INTO media (hash, size, media_type, wrapped_key, key_epoch, state, added_at) "
            "SELECT hash, 1, 'image/jpeg', x'00', 1, 'stored', 0 FROM attachments "
            "WHERE role = 'photo'"));

        auto list = m_replica->meetings.summaries({saved->id});
        VERIFY_OK(list);
        const auto &summary = list->first();
        QCOMPARE(summary.marked, 4);
        QCOMPARE(summary.present, 2);
        QCOMPARE(summary.excused, 1);
        QCOMPARE(summary.photos, 2);
        QCOMPARE(summary.videos, 1);
        QCOMPARE(summary.pendingChanges, 9);
        QCOMPARE(summary.pendingFiles, 2);

        VERIFY_OK(m_replica->database.execute("UPDATE changes SET outcome = 'applied';"
                                              "UPDATE media SET delivered_at = 1"));
        auto edited = *saved;
        edited.attendance.removeFirst();
        VERIFY_OK(m_replica->meetings.save(edited));
        list = m_replica->meetings.summaries({saved->id});
        VERIFY_OK(list);
        QCOMPARE(list->first().pendingChanges, 1);
        QCOMPARE(list->first().pendingFiles, 0);
    }

    void idsAndSummariesStandInTheOrderOfTheList()
    {
        for (int day = 1; day <= 5; ++day) {
            auto meeting = m_replica->aMeeting();
            meeting.heldOn = QDate(2026, 10, day * 7 % 5 + 1);
            VERIFY_OK(m_replica->meetings.save(meeting));
        }
        const auto list = m_replica->meetings.list();
        const auto ids = m_replica->meetings.ids();
        VERIFY_OK(list);
        VERIFY_OK(ids);
        const auto idOf = [](const MeetingSummary &summary) { return summary.id; };
        QList<MeetingId> listed;
        std::ranges::transform(*list, std::back_inserter(listed), idOf);
        QCOMPARE(*ids, listed);

        // One that sync removed since the ids were read.
        const auto gone = m_replica->meetings.find(ids->at(2));
        VERIFY_OK(gone);
        VERIFY_OK(m_replica->meetings.remove(gone->id, gone->revision));
        const auto summaries = m_replica->meetings.summaries(*ids);
        VERIFY_OK(summaries);
        listed.removeAt(2);
        QList<MeetingId> summarised;
        std::ranges::transform(*summaries, std::back_inserter(summarised), idOf);
        QCOMPARE(summarised, listed);
        QVERIFY(m_replica->meetings.summaries({})->isEmpty());
    }

    void aTitleIsKnownOfWithoutTheList()
    {
        auto meeting = m_replica->aMeeting();
        meeting.title.clear();
        VERIFY_OK(m_replica->meetings.save(meeting));
        QCOMPARE(m_replica->meetings.hasTitles().value(), false);
        meeting = m_replica->aMeeting(MeetingKind::Lesson);
        meeting.title = u"专题党课"_s;
        VERIFY_OK(m_replica->meetings.save(meeting));
        QCOMPARE(m_replica->meetings.hasTitles().value(), true);
        QCOMPARE(m_replica->meetings.hasTitles({.kind = MeetingKind::ThemeDay}).value(), false);
    }

    //! Their rows hold the minutes of years; an old disk takes seconds to read them all.
    void allBranchesAreListedAndSearchedFromTheIndexAlone()
    {
        auto plan = m_replica->database.prepare(
            "EXPLAIN QUERY PLAN SELECT m.id FROM meetings m WHERE 1 AND instr(m.title || m.number "
            "|| m.place || m.host || m.recorder || m.kinds || m.state || m.org, 'x') > 0 "
            "ORDER BY m.held_on DESC, m.start_at DESC, m.id DESC");
        VERIFY_OK(plan);
        VERIFY_OK(plan->step());
        QCOMPARE(plan->text(3), u"SCAN m USING COVERING INDEX meetings_list"_s);
        QVERIFY(!*plan->step()); // no sorting
    }

    void undoTakesAWholeMeetingBack()
    {
        const auto members = m_replica->saveMembers(2);
        auto meeting = m_replica->aMeeting();
        meeting.attendance = marksOf(members);
        const auto saved = m_replica->meetings.save(meeting);
        VERIFY_OK(saved);
        VERIFY_OK(m_replica->meetings.remove(saved->id, saved->revision));
        VERIFY_OK(m_replica->writer.undo(m_replica->writer.lastTxn()));
        const auto back = m_replica->meetings.find(saved->id);
        VERIFY_OK(back);
        QCOMPARE(back->attendance.size(), 2);
        QCOMPARE(toFields(*back), toFields(*saved));
    }

private:
    static QList<Attendance> marksOf(const QList<Member> &members)
    {
        QList<Attendance> marks;
        for (const auto &member : members)
            marks.append({.member = member.id, .mark = AttendanceMark::Present, .markedAt = 1});
        return marks;
    }

    static Attachment photo(char byte)
    {
        Attachment attachment;
        attachment.role = AttachmentRole::Photo;
        attachment.hash = QByteArray(32, byte);
        attachment.size = 1000;
        attachment.mediaType = u"image/jpeg"_s;
        attachment.fileName = u"现场.jpg"_s;
        return attachment;
    }

    std::optional<support::TestReplica> m_replica;
};

BRANCHBOOK_TEST(MeetingRepositoryTest)
#include "MeetingRepositoryTest.moc"
