// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/VoteEngine.h"

#include "models/domain/RuleSet.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace models {

namespace {

constexpr std::array ruleWords{
    std::pair{VoteRule::Resolution, QStringView(u"resolution")},
    std::pair{VoteRule::Admission, QStringView(u"admission")},
    std::pair{VoteRule::Election, QStringView(u"election")},
    std::pair{VoteRule::Committee, QStringView(u"committee")},
};

//! A share of those who should come: "at least half", "more than half", "at least four fifths".
struct Threshold {
    int numerator = 1;
    int denominator = 1;
    bool more = true;

    bool reachedBy(int count, int eligible) const
    {
        const auto have = qint64(count) * denominator;
        const auto need = qint64(eligible) * numerator;
        return eligible > 0 && (more ? have > need : have >= need);
    }

    //! Whole people only, hence the rounding up.
    int leastOf(int eligible) const
    {
        const auto need = qint64(eligible) * numerator;
        const auto atLeast = (need + denominator - 1) / denominator;
        const bool onTheLine = need % denominator == 0;
        return int(std::max<qint64>(1, more && onTheLine ? atLeast + 1 : atLeast));
    }
};

Threshold threshold(const QJsonObject &rule, QStringView part)
{
    const auto data = rule.value(part).toObject();
    const auto share = data.value(QLatin1StringView("share")).toArray();
    return {share.at(0).toInt(), share.at(1).toInt(),
            data.value(QLatin1StringView("more")).toBool()};
}

bool isPossible(const VoteInput &input)
{
    const auto least = std::min({input.eligible, input.present, input.votesFor, input.votesAgainst,
                                 input.votesAbstained, input.writtenFor, input.writtenAgainst});
    const auto votes = qint64(input.votesFor) + input.votesAgainst + input.votesAbstained;
    const auto written = qint64(input.writtenFor) + input.writtenAgainst;
    return least >= 0 && input.present <= input.eligible && votes <= input.present
        && written <= qint64(input.eligible) - input.present;
}

} // namespace

std::optional<VoteOutcome> decide(VoteRule rule, const VoteInput &input, const RuleBook &rules)
{
    if (!isPossible(input))
        return {};
    const auto data = rules.inForce(u"votes", input.on).object(wordOf(rule));
    const auto quorum = threshold(data, u"quorum");
    const bool writtenCounts = data.value(QLatin1StringView("writtenOpinionsCount")).toBool();
    VoteOutcome outcome;
    outcome.votesFor = input.votesFor + (writtenCounts ? input.writtenFor : 0);
    outcome.quorum = quorum.reachedBy(input.present, input.eligible);
    outcome.passed =
        outcome.quorum && threshold(data, u"pass").reachedBy(outcome.votesFor, input.eligible);
    outcome.exactlyHalf = outcome.quorum && 2 * qint64(input.present) == input.eligible;
    outcome.quorumNeeds = quorum.leastOf(input.eligible);
    return outcome;
}

bool hasQuorum(VoteRule rule, int eligible, int present, QDate on)
{
    const auto outcome = decide(rule, {.eligible = eligible, .present = present, .on = on});
    return outcome && outcome->quorum;
}

QString wordOf(VoteRule rule)
{
    return std::ranges::find(ruleWords, rule, [](const auto &p) { return p.first; })
        ->second.toString();
}

std::optional<VoteRule> voteRuleOf(QStringView word)
{
    const auto found = std::ranges::find(ruleWords, word, [](const auto &p) { return p.second; });
    return found == ruleWords.end() ? std::nullopt : std::optional(found->first);
}

} // namespace models
