// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace models {

class RuleBook;
const RuleBook &shippedRules();

//! Which arithmetic decides (domain.md §2, "Vote engine"); the denominator is always those who
//! should come (应到), never those present.
enum class VoteRule { Resolution, Admission, Election, Committee };

struct VoteInput {
    int eligible = 0; //!< 应到 with the right to vote
    int present = 0; //!< of those, who came
    int votesFor = 0;
    int votesAgainst = 0;
    int votesAbstained = 0;
    //! Opinions of absent full members in writing. They never make a quorum, and count where the
    //! rule's "writtenOpinionsCount" says so (the text of 2014 on admissions).
    int writtenFor = 0;
    int writtenAgainst = 0;
    QDate on{}; //!< day of the vote; the rules in force then decide, the newest without a day
};

struct VoteOutcome {
    bool quorum = false;
    bool passed = false; //!< never true without quorum
    bool exactlyHalf = false; //!< allowed for an ordinary resolution, worth a word to the secretary
    int quorumNeeds = 0; //!< the least number present that reaches the quorum
    int votesFor = 0; //!< all that count, written opinions too
};

//! Invalid counts (more votes than present, more opinions in writing than absent, present above
//! eligible, negatives) give nothing.
std::optional<VoteOutcome> decide(VoteRule rule, const VoteInput &input,
                                  const RuleBook &rules = shippedRules());

//! Whether \a present of \a eligible may decide under \a rule on that day.
bool hasQuorum(VoteRule rule, int eligible, int present, QDate on = {});

QString wordOf(VoteRule rule);
std::optional<VoteRule> voteRuleOf(QStringView word);

} // namespace models
