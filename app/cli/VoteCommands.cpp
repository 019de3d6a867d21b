// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Command.h"
#include "app/cli/Output.h"
#include "models/domain/VoteEngine.h"

namespace cli {

using namespace Qt::StringLiterals;
using namespace models;

namespace {

//! -1, which no vote has, when the number is larger than any.
int count(const Arguments &arguments, const QString &option)
{
    if (!arguments.has(option))
        return 0;
    bool fits = false;
    const int number = arguments.value(option).toInt(&fits);
    return fits ? number : -1;
}

ExitCode decideVote(Session &, const Arguments &arguments, Output &output)
{
    const auto word = arguments.value(u"rule"_s);
    const auto rule = voteRuleOf(word);
    if (!rule)
        return output.failure(misused(u"--rule"_s, u"unknown"_s));
    const VoteInput input{.eligible = count(arguments, u"eligible"_s),
                          .present = count(arguments, u"present"_s),
                          .votesFor = count(arguments, u"for"_s),
                          .votesAgainst = count(arguments, u"against"_s),
                          .votesAbstained = count(arguments, u"abstain"_s)};
    const auto outcome = decide(*rule, input);
    if (!outcome)
        return output.failure(invalid(u"votes"_s, u"impossible"_s));
    output.object(
        {{u"quorum"_s, outcome->quorum}, {u"passed"_s, outcome->passed}, {u"rule"_s, word}});
    return ExitCode::Done;
}

} // namespace

QList<Command> voteCommands()
{
    return {{{u"vote"_s, u"decide"_s},
             {},
             0,
             0,
             {{u"rule"_s, u"resolution|admission|election|committee"_s, Option::Required},
              {u"eligible"_s, u"E"_s, Option::Required | Option::Number},
              {u"present"_s, u"P"_s, Option::Required | Option::Number},
              {u"for"_s, u"Y"_s, Option::Required | Option::Number},
              {u"against"_s, u"A"_s, Option::Number},
              {u"abstain"_s, u"B"_s, Option::Number}},
             decideVote,
             Needs::Nothing}};
}

} // namespace cli
