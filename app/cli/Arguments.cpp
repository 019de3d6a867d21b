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

//! Why \a value cannot be one of the option; empty when it can.
QString faultOf(const Option &option, const QString &value)
{
    if (option.value.isEmpty())
        return {};
    if (value.isEmpty())
        return QCoreApplication::translate("cli", "Option --%1 needs a value.").arg(option.name);
    bool isNumber = false;
    const auto number = value.toLongLong(&isNumber);
    if ((option.rules & Option::Number) && (!isNumber || number < 0))
        return QCoreApplication::translate("cli", "Option --%1 needs a whole number.")
            .arg(option.name);
    const auto words = option.value.split(u'|');
    if (words.size() > 1 && !words.contains(value))
        return QCoreApplication::translate("cli", "Option --%1 is one of: %2.")
            .arg(option.name, words.join(u", "_s));
    return {};
}

//! The first option that the command cannot do without and the line does not have.
QString missingOption(const Arguments &arguments, const Command &command)
{
    if (command.needs != Needs::Nothing && !arguments.has(u"vault"_s))
        return u"--vault"_s;
    if (command.needs == Needs::Passphrase && !arguments.has(u"passphrase-fd"_s)
        && !arguments.has(u"passphrase-file"_s))
        return u"--passphrase-fd | --passphrase-file"_s;
    for (const auto &option : command.options) {
        if ((option.rules & Option::Required) && !arguments.has(option.name))
            return u"--"_s + option.name;
    }
    return {};
}

} // namespace

QList<Option> globalOptions()
{
    return {{u"vault"_s, u"DIR"_s},
            {u"person"_s, u"LABEL"_s},
            {u"passphrase-fd"_s, u"N"_s, Option::Number},
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
        parsed.fault = faultOf(*option, value);
        if (!parsed.fault.isEmpty())
            return parsed;
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
    if (const auto missing = missingOption(parsed.arguments, *command); !missing.isEmpty()) {
        parsed.fault = tr("The command “%1” needs %2.").arg(command->words.join(u' '), missing);
        return parsed;
    }
    parsed.command = command;
    return parsed;
}

} // namespace cli
