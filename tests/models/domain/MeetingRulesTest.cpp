// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/MeetingRules.h"

#include "models/domain/RuleSet.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace models;
using namespace Qt::StringLiterals;

class MeetingRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void fullKindsNeedMoreThanLightOnes()
    {
        const QDate day{2026, 11, 7};
        const auto assembly = requiredFields({MeetingKind::BranchAssembly}, day);
        const auto themeDay = requiredFields({MeetingKind::ThemeDay}, day);
        QVERIFY(assembly.contains(u"resolution"_s));
        QVERIFY(assembly.contains(u"recorder"_s));
        QVERIFY(!themeDay.contains(u"resolution"_s));
        QVERIFY(themeDay.contains(u"place"_s));
        const auto both = requiredFields({MeetingKind::ThemeDay, MeetingKind::BranchAssembly}, day);
        QCOMPARE(both.size(), assembly.size());
    }

    void aCompleteMeetingHasNoFindings()
    {
        QCOMPARE(check(complete(), m_people, {2026, 11, 7}), QList<Finding>());
    }

    void whatIsMissingIsNamed()
    {
        auto meeting = complete();
        meeting.recorder = u" "_s;
        meeting.resolution.clear();
        const auto findings = check(meeting, m_people, {2026, 11, 7});
        QCOMPARE(findings.size(), 2);
        QCOMPARE(findings[0].field, u"recorder"_s);
        QCOMPARE(findings[1].field, u"resolution"_s);
        QCOMPARE(findings[1].reason, u"required"_s);
    }

    void agendaRecordsAreMinutesToo()
    {
        auto meeting = complete();
        meeting.minutes.clear();
        meeting.resolution.clear();
        meeting.agenda[0].record = u"发言"_s;
        meeting.agenda[0].resolution = u"同意"_s;
        QCOMPARE(check(meeting, m_people, {2026, 11, 7}), QList<Finding>());
    }

    void impossibleThingsAreRefused()
    {
        auto meeting = complete();
        meeting.endAt = meeting.startAt - 1;
        meeting.agenda[0].votesFor = 3;
        const auto findings = check(meeting, m_people, {2026, 11, 6});
        QCOMPARE(findings.size(), 3);
        QCOMPARE(findings[0].reason, u"future"_s);
        QCOMPARE(findings[1].reason, u"endBeforeStart"_s);
        QCOMPARE(findings[2].reason, u"votes"_s);
    }

    void onlyThoseWhoMayVoteCanHaveVoted()
    {
        auto meeting = complete();
        meeting.attendance.append({.member = m_people.last().id}); // probationary
        meeting.attendance.append({.member = newMember().id}); // nobody knows who
        meeting.agenda[0].votesFor = 1;
        QCOMPARE(check(meeting, m_people, m_day), QList<Finding>());
        meeting.agenda[0].votesAgainst = 1;
        const QList<Finding> expected{{u"agenda"_s, u"votes"_s, Finding::Severity::Error}};
        QCOMPARE(check(meeting, m_people, m_day), expected);
        meeting.agenda[0].votesFor = std::numeric_limits<int>::max();
        meeting.agenda[0].votesAgainst = std::numeric_limits<int>::max();
        QCOMPARE(check(meeting, m_people, m_day), expected);
    }

    void theDayOfTheMeetingChoosesTheRules()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"votes.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(R"({"ruleSet":"votes","versions":[
            {"version":"a","effectiveFrom":"2018-10-28","source":"s","rules":{
                "resolution":{"quorum":{"share":[1,2],"more":false},"pass":{"share":[1,2],"more":true}},
                "remoteCountsForQuorum":false}},
            {"version":"b","effectiveFrom":"2026-06-01","source":"s","rules":{
                "resolution":{"quorum":{"share":[2,3],"more":false},"pass":{"share":[1,2],"more":true}},
                "remoteCountsForQuorum":true}}]})")
                > 0);
        file.close();
        const auto rules = RuleBook::load(folder.path());
        VERIFY_OK(rules);
        const QList<Member> members{newMember(), newMember(), newMember(), newMember()};
        const QList<Attendance> marks{{.member = members[0].id},
                                      {.member = members[1].id},
                                      {.member = members[2].id, .mark = AttendanceMark::Remote}};
        const auto on = [&](QDate day) {
            return countAttendance({MeetingKind::BranchAssembly}, members, marks, day, *rules);
        };
        const auto before = on({2026, 5, 31});
        QCOMPARE(before.present, 2);
        QCOMPARE(before.quorumNeeds, 2);
        QVERIFY(before.exactlyHalf);
        QCOMPARE(before.voteInput().on, QDate(2026, 5, 31));
        const auto after = on({2026, 6, 1});
        QCOMPARE(after.present, 3);
        QCOMPARE(after.quorumNeeds, 3);
        QVERIFY(after.quorum);
    }

    void missingReasonsOfAbsenceWarn()
    {
        auto meeting = complete();
        meeting.attendance.append({.member = newMember().id, .mark = AttendanceMark::Absent});
        const auto findings = check(meeting, m_people, {2026, 11, 7});
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings[0].severity, Finding::Severity::Warning);
    }

    void quorumCountsOnlyThoseWhoMayVote()
    {
        QList<Member> members;
        for (int i = 0; i < 8; ++i)
            members.append(newMember());
        for (int i = 0; i < 4; ++i)
            members.append(newMember(MemberCategory::Probationary));
        QList<Attendance> marks;
        for (int i = 0; i < 3; ++i)
            marks.append({.member = members[i].id});
        for (int i = 8; i < 12; ++i)
            marks.append({.member = members[i].id});

        auto count = countAttendance({MeetingKind::BranchAssembly}, members, marks, m_day);
        QCOMPARE(count.expected, 12);
        QCOMPARE(count.eligible, 8);
        QCOMPARE(count.present, 3);
        QCOMPARE(count.came, 7);
        QCOMPARE(count.unmarked, 5);
        QCOMPARE(count.quorumNeeds, 4);
        QVERIFY(!count.quorum);

        marks.append({.member = members[3].id});
        count = countAttendance({MeetingKind::BranchAssembly}, members, marks, m_day);
        QVERIFY(count.quorum);
        QVERIFY(count.exactlyHalf);
    }

    void excusesNeverLessenTheEligible()
    {
        QList<Member> members{newMember(), newMember(), newMember(), newMember()};
        const QList<Attendance> marks{
            {.member = members[0].id},
            {.member = members[1].id, .mark = AttendanceMark::Excused},
            {.member = members[2].id, .mark = AttendanceMark::Excused},
            {.member = members[3].id, .mark = AttendanceMark::Absent},
        };
        const auto count = countAttendance({MeetingKind::ThemeDay}, members, marks, m_day);
        QCOMPARE(count.eligible, 4);
        QVERIFY(!count.quorum);
        QCOMPARE(count.ratePermille(), 500);
    }

    void theRateHasNoDenominatorWhenAllAreExcused()
    {
        const QList<Member> members{newMember()};
        const auto count =
            countAttendance({MeetingKind::ThemeDay}, members,
                            {{.member = members[0].id, .mark = AttendanceMark::Excused}}, m_day);
        QVERIFY(!count.ratePermille());
    }

    void aCommitteeCountsItsOwnMembers()
    {
        QList<Member> members;
        for (int i = 0; i < 10; ++i)
            members.append(newMember());
        for (int i = 0; i < 3; ++i)
            members[i].branchPost = u"委员"_s;
        const auto count =
            countAttendance({MeetingKind::Committee}, members,
                            {{.member = members[0].id}, {.member = members[1].id}}, m_day);
        QCOMPARE(count.rule, VoteRule::Committee);
        QCOMPARE(count.expected, 3);
        QVERIFY(count.quorum);
    }

    void dutiesFollowTheMembers()
    {
        QVERIFY(!kindsOf(dueItems(small(), {})).contains(MeetingKind::Committee));
        auto large = small();
        large.fullMembers = 7;
        QVERIFY(kindsOf(dueItems(large, {})).contains(MeetingKind::Committee));
        auto elected = small();
        elected.hasCommittee = true;
        QVERIFY(kindsOf(dueItems(elected, {})).contains(MeetingKind::Committee));
        QList<Member> posts{newMember(), newMember(), newMember()};
        for (auto &member : posts)
            member.branchPost = u"委员"_s;
        QVERIFY(dueContext({}, posts, {}, {}).hasCommittee);
        QCOMPARE(dueContext({}, posts, {}, {}).fullMembers, 3);
    }

    void nothingBeforeTheStartIsOverdue()
    {
        const auto items = dueItems(small(), {});
        QCOMPARE(items.size(), 3);
        for (const auto &item : items)
            QCOMPARE(item.state, DueItem::State::Due);
        QCOMPARE(items[0].to, QDate(2026, 11, 30));
        QCOMPARE(items[0].daysLeft, 23);
        QVERIFY(!items[0].quarterly());
        QCOMPARE(items[1].from, QDate(2026, 10, 1));
        QCOMPARE(items[1].to, QDate(2026, 12, 31));
        QVERIFY(items[1].quarterly());
    }

    void missedPeriodsAreOverdueOldestFirst()
    {
        auto context = small();
        context.inUseSince = {2026, 9, 1};
        const auto items =
            dueItems(context, {held(MeetingKind::ThemeDay, {2026, 11, 1}, MeetingState::Recorded)});
        QCOMPARE(items.size(), 5);
        QCOMPARE(items[0].state, DueItem::State::Overdue);
        QCOMPARE(items[0].from, QDate(2026, 9, 1));
        QCOMPARE(items[1].from, QDate(2026, 10, 1));
        QCOMPARE(items[1].daysLeft, -7);
        QCOMPARE(items[4].state, DueItem::State::Done);
        QCOMPARE(items[4].kind, MeetingKind::ThemeDay);
    }

    void aPeriodBegunBeforeTheStartNeverBecomesOverdue()
    {
        auto context = small();
        context.inUseSince = {2026, 10, 15};
        for (const auto &item : dueItems(context, {}))
            QVERIFY(item.state != DueItem::State::Overdue);
    }

    void draftsAreNotedButFulfilNothing()
    {
        const auto draft = held(MeetingKind::ThemeDay, {2026, 11, 3}, MeetingState::Draft);
        const auto items = dueItems(small(), {draft});
        QCOMPARE(items[0].state, DueItem::State::Due);
        QVERIFY(items[0].drafted);
        QCOMPARE(items[0].meeting, draft.id);
    }

    void oneEventMayFulfilSeveralDuties()
    {
        auto event = held(MeetingKind::ThemeDay, {2026, 11, 3}, MeetingState::Submitted);
        event.kinds.append(MeetingKind::Lesson);
        const auto items = dueItems(small(), {event});
        QCOMPARE(std::ranges::count(items, DueItem::State::Done, &DueItem::state), 2);
    }

private:
    static DueContext small()
    {
        return {.category = u"农村"_s,
                .fullMembers = 6,
                .today = {2026, 11, 7},
                .inUseSince = {2026, 11, 7}};
    }

    static QList<MeetingKind> kindsOf(const QList<DueItem> &items)
    {
        QList<MeetingKind> kinds;
        for (const auto &item : items)
            kinds.append(item.kind);
        return kinds;
    }

    static MeetingSummary held(MeetingKind kind, QDate day, MeetingState state)
    {
        return {
            .id = MeetingId(QUuid::createUuid()), .kinds = {kind}, .heldOn = day, .state = state};
    }

    static Member newMember(MemberCategory category = MemberCategory::Full)
    {
        return {.id = MemberId(QUuid::createUuid()), .name = u"李海"_s, .category = category};
    }

    Meeting complete() const
    {
        return {.kinds = {MeetingKind::BranchAssembly},
                .heldOn = {2026, 11, 7},
                .startAt = 1000,
                .endAt = 2000,
                .place = u"会议室"_s,
                .host = u"甲"_s,
                .recorder = u"乙"_s,
                .minutes = u"记录"_s,
                .resolution = u"决议"_s,
                .agenda = {{.title = u"议题"_s}},
                .attendance = {{.member = m_people.first().id}}};
    }

    const QDate m_day{2026, 11, 7};
    const QList<Member> m_people{newMember(), newMember(MemberCategory::Probationary)};
};

BRANCHBOOK_TEST(MeetingRulesTest)
#include "MeetingRulesTest.moc"
