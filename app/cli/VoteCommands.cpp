// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Command.h"
#include "app/cli/Output.h"
#include "models/domain/VoteEngine.h"

namespace cli {

using namespace Qt::StringLiterals;
using namespace models;

namespace {

//! -1 when the option is no whole number.
int count(const Arguments &arguments, const QString &option, int fallback)
{
    if (!arguments.has(option))
        return fallback;
    bool isNumber = false;
    const int number = arguments.value(option).toInt(&isNumber);
    return isNumber ? number : -1;
}

ExitCode decideVote(Session &, const Arguments &arguments, Output &output)
{
    const auto word = arguments.value(u"rule"_s);
    const auto rule = voteRuleOf(word);
    if (!rule)
        return output.failure(invalid(u"rule"_s, u"unknown"_s));
    const VoteInput input{.eligible = count(arguments, u"eligible"_s, -1),
                          .present = count(arguments, u"present"_s, -1),
                          .votesFor = count(arguments, u"for"_s, 0),
                          .votesAgainst = count(arguments, u"against"_s, 0),
                          .votesAbstained = count(arguments, u"abstain"_s, 0)};
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
             {{u"rule"_s, u"resolution|admission|election|committee"_s},
              {u"eligible"_s, u"E"_s},
              {u"present"_s, u"P"_s},
              {u"for"_s, u"Y"_s},
              {u"against"_s, u"A"_s},
              {u"abstain"_s, u"B"_s}},
             decideVote}};
}

} // namespace cli
