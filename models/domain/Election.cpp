// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/Election.h"

#include "models/domain/RuleSet.h"

#include <QJsonArray>

#include <algorithm>

namespace models {

using namespace Qt::StringLiterals;

namespace {

QJsonObject electionRules(const RuleBook &rules, QDate on)
{
    return rules.inForce(u"votes", on).object(wordOf(VoteRule::Election));
}

//! Nobody gets more votes than ballots came back, and no ballot names more than there are seats.
bool votesArePossible(const Ballot &ballot)
{
    qint64 sum = 0;
    for (const int votes : ballot.votesFor) {
        if (votes < 0 || votes > ballot.returned)
            return false;
        sum += votes;
    }
    return sum <= qint64(ballot.returned) * ballot.seats;
}

} // namespace

int leastCandidates(bool ofCommittee, int seats, QDate on, const RuleBook &rules)
{
    if (!ofCommittee)
        return seats;
    const auto share = electionRules(rules, on).value("committeeCandidates"_L1).toArray();
    const int numerator = share.at(0).toInt(1);
    const int denominator = std::max(1, share.at(1).toInt(1));
    return int((qint64(seats) * numerator + denominator - 1) / denominator);
}

QList<Finding> check(const Ballot &ballot, const RuleBook &rules)
{
    QList<Finding> findings;
    const auto fail = [&findings](QStringView field, QStringView reason) {
        findings.append({field.toString(), reason.toString(), Finding::Severity::Error});
    };
    if (ballot.seats < 1 || (!ballot.ofCommittee && ballot.seats != 1))
        fail(u"seats", u"required");
    if (ballot.present < 0 || ballot.present > ballot.eligible)
        fail(u"present", u"impossible");
    if (ballot.issued < 0 || ballot.issued > ballot.present)
        fail(u"issued", u"moreThanPresent");
    if (ballot.returned < 0 || ballot.returned > ballot.issued)
        fail(u"returned", u"moreThanIssued");
    if (ballot.votesFor.size()
        < leastCandidates(ballot.ofCommittee, ballot.seats, ballot.on, rules))
        fail(u"candidates", u"tooFew");
    if (!votesArePossible(ballot))
        fail(u"votesFor", u"votes");
    return findings;
}

ElectionOutcome electionOutcome(const Ballot &ballot, const RuleBook &rules)
{
    ElectionOutcome outcome;
    outcome.seatsLeft = std::max(0, ballot.seats);
    VoteInput input{.eligible = ballot.eligible, .present = ballot.present, .on = ballot.on};
    const auto meeting = decide(VoteRule::Election, input, rules);
    outcome.quorum = meeting && meeting->quorum;
    outcome.isValid = outcome.quorum && check(ballot, rules).isEmpty();
    if (!outcome.isValid)
        return outcome;

    QList<int> passed;
    for (int candidate = 0; candidate < ballot.votesFor.size(); ++candidate) {
        input.votesFor = ballot.votesFor[candidate];
        const auto vote = decide(VoteRule::Election, input, rules);
        if (vote && vote->passed)
            passed.append(candidate);
    }
    const auto votes = [&ballot](int candidate) { return ballot.votesFor[candidate]; };
    std::ranges::stable_sort(passed, std::ranges::greater(), votes);
    if (passed.size() > ballot.seats
        && votes(passed[ballot.seats - 1]) == votes(passed[ballot.seats])) {
        const int line = votes(passed[ballot.seats]);
        for (const int candidate : std::as_const(passed)) {
            if (votes(candidate) == line)
                outcome.tied.append(candidate);
        }
        passed.removeIf([&](int candidate) { return votes(candidate) <= line; });
    }
    outcome.elected = passed.first(std::min<qsizetype>(passed.size(), ballot.seats));
    outcome.seatsLeft -= int(outcome.elected.size());
    return outcome;
}

int electionEligible(int voters, const QList<ElectionExclusion> &exclusions, QDate on,
                     const RuleBook &rules)
{
    const auto listed = electionRules(rules, on).value("exclusions"_L1).toArray();
    const auto left = std::ranges::count_if(exclusions, [&](const ElectionExclusion &exclusion) {
        return exclusion.approvedAbove && exclusion.passedByMeeting
            && listed.contains(exclusion.reason);
    });
    return std::max(0, voters - int(left));
}

} // namespace models
