// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/MeetingRules.h"

#include "models/domain/RuleSet.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

namespace models {

using namespace Qt::StringLiterals;

namespace {

bool hasMinutes(const Meeting &meeting)
{
    return !meeting.minutes.trimmed().isEmpty()
        || std::ranges::any_of(meeting.agenda, [](const AgendaItem &item) {
               return !item.record.trimmed().isEmpty();
           });
}

bool hasResolution(const Meeting &meeting)
{
    return !meeting.resolution.trimmed().isEmpty()
        || std::ranges::any_of(meeting.agenda, [](const AgendaItem &item) {
               return !item.resolution.trimmed().isEmpty();
           });
}

bool absencesAreExplained(const Meeting &meeting)
{
    return std::ranges::all_of(meeting.attendance, [](const Attendance &attendance) {
        const bool away =
            attendance.mark == AttendanceMark::Absent || attendance.mark == AttendanceMark::Excused;
        return !away || !attendance.reason.trimmed().isEmpty();
    });
}

bool isFilled(const Meeting &meeting, QStringView part)
{
    if (part == u"heldOn")
        return meeting.heldOn.isValid();
    if (part == u"startAt")
        return meeting.startAt != 0;
    if (part == u"endAt")
        return meeting.endAt != 0;
    if (part == u"place")
        return !meeting.place.trimmed().isEmpty();
    if (part == u"host")
        return !meeting.host.trimmed().isEmpty();
    if (part == u"recorder")
        return !meeting.recorder.trimmed().isEmpty();
    if (part == u"agenda")
        return !meeting.agenda.isEmpty();
    if (part == u"attendance")
        return !meeting.attendance.isEmpty();
    if (part == u"absenceReasons")
        return absencesAreExplained(meeting);
    if (part == u"minutes")
        return hasMinutes(meeting);
    if (part == u"resolution")
        return hasResolution(meeting);
    return true;
}

bool isVoted(const AgendaItem &item)
{
    return item.votesFor >= 0 || item.votesAgainst >= 0 || item.votesAbstained >= 0;
}

bool countsArePossible(const AgendaItem &item, int voters)
{
    const auto votes = qint64(std::max(0, item.votesFor)) + std::max(0, item.votesAgainst)
        + std::max(0, item.votesAbstained);
    return votes <= voters;
}

bool isPresent(AttendanceMark mark, bool remoteCounts)
{
    return mark == AttendanceMark::Present || (remoteCounts && mark == AttendanceMark::Remote);
}

} // namespace

QStringList requiredFields(const QList<MeetingKind> &kinds, QDate heldOn)
{
    const auto table = shippedRules().inForce(u"meetings", heldOn).object(u"requiredFields");
    QStringList required;
    for (const auto kind : kinds) {
        for (const auto &field : table.value(wordOf(kind)).toArray()) {
            if (!required.contains(field.toString()))
                required.append(field.toString());
        }
    }
    return required;
}

QList<Finding> check(const Meeting &meeting, const QList<Member> &people, QDate today)
{
    using enum Finding::Severity;
    QList<Finding> findings;
    if (meeting.kinds.isEmpty())
        findings.append({u"kinds"_s, u"required"_s, Error});
    for (const auto &part : requiredFields(meeting.kinds, meeting.heldOn)) {
        if (!isFilled(meeting, part))
            findings.append({part, u"required"_s, part == u"absenceReasons" ? Warning : Error});
    }
    if (meeting.heldOn > today)
        findings.append({u"heldOn"_s, u"future"_s, Error});
    if (meeting.startAt && meeting.endAt && meeting.endAt < meeting.startAt)
        findings.append({u"endAt"_s, u"endBeforeStart"_s, Error});
    const auto voters =
        countAttendance(meeting.kinds, people, meeting.attendance, meeting.heldOn).present;
    const bool possible = std::ranges::all_of(meeting.agenda, [&](const AgendaItem &item) {
        return !isVoted(item) || countsArePossible(item, voters);
    });
    if (!possible)
        findings.append({u"agenda"_s, u"votes"_s, Error});
    return findings;
}

std::optional<int> AttendanceCount::ratePermille() const
{
    const int counted = expected - excused;
    if (counted <= 0)
        return {};
    return std::min(1000, (came * 1000 + counted / 2) / counted);
}

QList<Member> expectedMembers(const QList<MeetingKind> &kinds, const QList<Member> &members)
{
    if (kinds != QList{MeetingKind::Committee})
        return members;
    QList<Member> committee;
    std::ranges::copy_if(members, std::back_inserter(committee),
                         [](const Member &member) { return !member.branchPost.isEmpty(); });
    return committee;
}

AttendanceCount countAttendance(const QList<MeetingKind> &kinds, const QList<Member> &members,
                                const QList<Attendance> &marks, QDate heldOn, const RuleBook &rules)
{
    QHash<MemberId, AttendanceMark> markOf;
    for (const auto &attendance : marks)
        markOf.insert(attendance.member, attendance.mark);
    const bool remoteCounts = rules.inForce(u"votes", heldOn).flag(u"remoteCountsForQuorum");

    AttendanceCount count;
    count.on = heldOn;
    if (kinds == QList{MeetingKind::Committee})
        count.rule = VoteRule::Committee;
    for (const auto &member : expectedMembers(kinds, members)) {
        ++count.expected;
        count.eligible += member.mayVote();
        const auto mark = markOf.constFind(member.id);
        if (mark == markOf.cend()) {
            ++count.unmarked;
            continue;
        }
        count.came += isPresent(*mark, true);
        count.present += member.mayVote() && isPresent(*mark, remoteCounts);
        count.absent += *mark == AttendanceMark::Absent;
        count.excused += *mark == AttendanceMark::Excused;
    }
    if (const auto outcome = decide(count.rule, count.voteInput(), rules)) {
        count.quorum = outcome->quorum;
        count.exactlyHalf = outcome->exactlyHalf;
        count.quorumNeeds = outcome->quorumNeeds;
    }
    return count;
}

} // namespace models
