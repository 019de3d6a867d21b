// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/MemberRules.h"
#include "models/domain/VoteEngine.h"

#include <QDate>
#include <QList>
#include <QString>

namespace models {

//! One ballot: the seats of a committee, or a single post such as the secretary's (domain.md §2).
struct Ballot {
    bool ofCommittee = true;
    int seats = 1;
    int eligible = 0; //!< 应到, see electionEligible()
    int present = 0; //!< of those, who came
    int issued = 0;
    int returned = 0;
    QList<int> votesFor{}; //!< for each candidate
    QDate on{}; //!< whose rules hold; the newest without a day
};

//! What makes the counts of a ballot impossible or the ballot void: "required" for its seats,
//! "moreThanPresent" for the ballots issued, "moreThanIssued" for those returned, "tooFew" for the
//! candidates (a committee needs a surplus, a single post does not), and "votes".
QList<Finding> check(const Ballot &ballot, const RuleBook &rules = shippedRules());

//! Candidates needed: a fifth more than the seats of a committee, rounded up.
int leastCandidates(bool ofCommittee, int seats, QDate on = {},
                    const RuleBook &rules = shippedRules());

struct ElectionOutcome {
    bool quorum = false;
    bool isValid = false; //!< nothing that check() finds, and a quorum
    QList<int> elected{}; //!< indexes of candidates, most votes first
    QList<int> tied{}; //!< equal for the last seats: they are voted on again
    int seatsLeft = 0;
};

//! Elected is who has more than half of the eligible, as far as there are seats.
ElectionOutcome electionOutcome(const Ballot &ballot, const RuleBook &rules = shippedRules());

//! Somebody with the right to vote who is not to count among those who should come.
struct ElectionExclusion {
    QString reason{}; //!< a word of the rule set's list
    bool approvedAbove = false;
    bool passedByMeeting = false;
};

//! Those who should come to an election. Nothing but a listed case with both consents lessens it.
int electionEligible(int voters, const QList<ElectionExclusion> &exclusions, QDate on = {},
                     const RuleBook &rules = shippedRules());

} // namespace models
