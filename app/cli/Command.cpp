// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Command.h"

namespace cli {

using namespace Qt::StringLiterals;

QString Command::usage() const
{
    auto text = words.join(u' ');
    if (!argumentHelp.isEmpty())
        text += u' ' + argumentHelp;
    for (const auto &option : options) {
        const auto words =
            u"--"_s + option.name + (option.value.isEmpty() ? u""_s : u' ' + option.value);
        text += (option.rules & Option::Required) ? u' ' + words : u" ["_s + words + u']';
    }
    return text;
}

QList<Command> allCommands()
{
    return vaultCommands() + syncCommands() + recordCommands() + documentCommands()
        + mediaCommands() + voteCommands() + bundleCommands() + backupCommands();
}

} // namespace cli
