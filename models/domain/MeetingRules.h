// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/Member.h"
#include "models/domain/MemberRules.h"
#include "models/domain/VoteEngine.h"

#include <QDate>
#include <QList>
#include <QStringList>

#include <optional>

namespace models {

//! Catalogue fields (and "agenda", "attendance", "absenceReasons") that the minutes of a meeting of
//! these kinds must have: full for 党员大会 and 支委会, light for 主题党日 and 党课 (domain.md §2).
QStringList requiredFields(const QList<MeetingKind> &kinds, QDate heldOn);

//! What keeps a meeting from being submitted: "required" for a missing part, "future" for its day,
//! "endBeforeStart", and "votes" for an agenda item with more votes than came of those among
//! \a people who may vote. Missing reasons of absence are warnings. A missing quorum is no finding:
//! it is shown and recorded, never refused. \a people: the branch's members, and who else is
//! marked.
QList<Finding> check(const Meeting &meeting, const QList<Member> &people, QDate today);

//! Who came, live while marks are being set.
struct AttendanceCount {
    VoteRule rule = VoteRule::Resolution;
    int expected = 0; //!< 应到: everybody on the list, probationary members too
    int eligible = 0; //!< 应到 with the right to vote; never lessened by an excuse
    int present = 0; //!< of the eligible, who came
    int came = 0; //!< 实到: of all, in person or remote
    int absent = 0;
    int excused = 0;
    int unmarked = 0;
    bool quorum = false;
    bool exactlyHalf = false;
    int quorumNeeds = 0;
    QDate on{}; //!< the day whose rules hold

    //! 到会率 in tenths of a percent, excused members left out; empty when nobody counts.
    std::optional<int> ratePermille() const;
    VoteInput voteInput() const { return {.eligible = eligible, .present = present, .on = on}; }
};

//! A meeting of the committee alone counts those who hold a branch post, any other all members. The
//! rules are those of \a heldOn, the newest without a day.
AttendanceCount countAttendance(const QList<MeetingKind> &kinds, const QList<Member> &members,
                                const QList<Attendance> &marks, QDate heldOn,
                                const RuleBook &rules = shippedRules());

//! The members whom a meeting of these kinds lists for marking.
QList<Member> expectedMembers(const QList<MeetingKind> &kinds, const QList<Member> &members);

//! Something a branch has to hold in a month or quarter.
struct DueItem {
    enum class State { Done, Due, Overdue };

    MeetingKind kind = MeetingKind::ThemeDay;
    QDate from{}; //!< first day of the month or quarter
    QDate to{}; //!< last day: until then it is due
    State state = State::Due;
    int daysLeft = 0; //!< until \a to; negative when overdue
    MeetingId meeting{}; //!< what fulfilled it, or the draft that would
    bool drafted = false; //!< there is a draft of it

    bool quarterly() const { return from.addMonths(1) <= to; }
};

struct DueContext {
    QString category{}; //!< of the branch: 农村, 社区 …
    int fullMembers = 0;
    bool hasCommittee = false; //!< elected although the branch is small
    QDate today{};
    QDate inUseSince{}; //!< what ended before it is nobody's fault
};

//! Overdue items first, oldest first; then what is due; then what is done in this period.
//! A period that had begun before \a inUseSince can be due, but never becomes overdue.
QList<DueItem> dueItems(const DueContext &context, const QList<MeetingSummary> &meetings);

//! The context that follows from a branch's members.
DueContext dueContext(const QString &category, const QList<Member> &members, QDate today,
                      QDate inUseSince);

} // namespace models
