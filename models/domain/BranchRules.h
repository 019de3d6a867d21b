// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Member.h"
#include "models/domain/MemberRules.h"

#include <QDate>
#include <QList>
#include <QString>

namespace models {

class RuleBook;
const RuleBook &shippedRules();

//! How large a branch is (domain.md §1): fewer than three full members, below the band that the
//! county aims at, within it, above it, above what the regulation calls usual.
enum class SizeBand { TooFewFull, Small, Aimed, Large, TooLarge };

//! A 党小组 of a branch.
struct GroupFacts {
    int members = 0;
    int fullMembers = 0;
    bool isLeaderProbationary = false;
};

//! What the rules of branches look at.
struct BranchFacts {
    QString category{}; //!< 农村, 社区, 机关 …
    int members = 0;
    int fullMembers = 0;
    int posts = 0; //!< members with a post in the branch: secretary, deputy, committee
    int units = 1; //!< that a joint branch (联合党支部) covers
    QDate electedOn{}; //!< of the committee or secretary in office; without it no term is judged
    QList<GroupFacts> groups{};
};

//! Counts what the members of a branch tell; units, term and groups are not among it.
BranchFacts branchFacts(const QString &category, const QList<Member> &members);

SizeBand sizeBand(const BranchFacts &facts, QDate on = {}, const RuleBook &rules = shippedRules());
//! Whether so many full members have to elect a committee.
bool needsCommittee(int fullMembers, QDate on = {}, const RuleBook &rules = shippedRules());
//! Two posts are a secretary and a deputy; from the least size of a committee on they are one.
bool isCommittee(int posts, QDate on = {}, const RuleBook &rules = shippedRules());
//! The last day of a term that began on \a electedOn, with the rules of that day.
QDate termEnd(const QString &category, QDate electedOn, const RuleBook &rules = shippedRules());

//! What the rules say of a branch today. Errors are against a regulation, warnings are worth a look
//! or local aims. Fields and reasons: "size" with "tooFewFull", "belowBand", "aboveBand",
//! "aboveUsual"; "type" with "generalBranchPossible", "partyCommitteePossible" (villages);
//! "committee" with "required", "aboveUsual", "aboveMost", "smallBranch"; "secretary" with
//! "required"; "term" with "termEnds", "termOver"; "groups" with "splitPossible", "groupTooSmall",
//! "groupWithoutFull", "leaderProbationary"; "units" with "aboveMost".
QList<Finding> check(const BranchFacts &facts, QDate today, const RuleBook &rules = shippedRules());

} // namespace models
