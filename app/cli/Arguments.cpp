// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Arguments.h"

#include "app/cli/Command.h"

#include <algorithm>

namespace cli {

using namespace Qt::StringLiterals;

namespace {

const Option *optionNamed(const QList<Option> &options, const QString &name)
{
    const auto found = std::ranges::find(options, name, &Option::name);
    return found == options.end() ? nullptr : &*found;
}

//! The command with the most words that the line begins with.
const Command *commandOf(const QStringList &words, const QList<Command> &commands)
{
    const Command *best = nullptr;
    for (const auto &command : commands) {
        const bool fits = words.size() >= command.words.size()
            && std::equal(command.words.begin(), command.words.end(), words.begin());
        if (fits && (!best || command.words.size() > best->words.size()))
            best = &command;
    }
    return best;
}

} // namespace

QList<Option> globalOptions()
{
    return {{u"vault"_s, u"DIR"_s},
            {u"person"_s, u"LABEL"_s},
            {u"passphrase-fd"_s, u"N"_s},
            {u"passphrase-file"_s, u"FILE"_s},
            {u"json"_s, {}},
            {u"help"_s, {}},
            {u"version"_s, {}}};
}

QString Arguments::value(const QString &option) const
{
    const auto given = m_options.value(option);
    return given.isEmpty() ? QString() : given.last();
}

Arguments::Parsed Arguments::parse(const QStringList &commandLine, const QList<Command> &commands)
{
    // First the words, which tell which options there are.
    QList<Option> everyOption = globalOptions();
    for (const auto &command : commands)
        everyOption += command.options;

    Parsed parsed;
    QStringList words;
    QStringList given;
    bool optionsEnded = false;
    for (qsizetype i = 1; i < commandLine.size(); ++i) {
        const auto &word = commandLine[i];
        if (optionsEnded || !word.startsWith(u"--")) {
            words << word;
            continue;
        }
        if (word == u"--") {
            optionsEnded = true;
            continue;
        }
        const auto equals = word.indexOf(u'=');
        const auto name = word.mid(2, equals < 0 ? -1 : equals - 2);
        const auto *option = optionNamed(everyOption, name);
        if (!option) {
            parsed.fault = tr("There is no option --%1.").arg(name);
            return parsed;
        }
        QString value;
        if (equals >= 0)
            value = word.mid(equals + 1);
        else if (!option->value.isEmpty() && ++i < commandLine.size())
            value = commandLine[i];
        if (!option->value.isEmpty() && value.isEmpty()) {
            parsed.fault = tr("Option --%1 needs a value.").arg(name);
            return parsed;
        }
        parsed.arguments.m_options[name] << value;
        given << name;
    }
    if (parsed.arguments.has(u"help"_s) || parsed.arguments.has(u"version"_s))
        return parsed;

    const auto *command = commandOf(words, commands);
    if (!command) {
        parsed.fault = words.isEmpty() ? tr("No command was given.")
                                       : tr("There is no command “%1”.").arg(words.join(u' '));
        return parsed;
    }
    const auto allowed = globalOptions() + command->options;
    for (const auto &name : given) {
        if (!optionNamed(allowed, name)) {
            parsed.fault =
                tr("The command “%1” has no option --%2.").arg(command->words.join(u' '), name);
            return parsed;
        }
    }
    parsed.arguments.m_positional = words.mid(command->words.size());
    const auto count = parsed.arguments.m_positional.size();
    if (count < command->leastArguments || count > command->mostArguments) {
        parsed.fault = tr("Usage: %1").arg(command->usage());
        return parsed;
    }
    parsed.command = command;
    return parsed;
}

} // namespace cli
