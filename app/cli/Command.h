// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Arguments.h"
#include "app/cli/ExitCode.h"

#include <functional>
#include <limits>

namespace cli {

class Output;
class Session;

//! What must stand in the line before a command can begin.
enum class Needs { Nothing, Folder, Passphrase };

//! One thing that the program can do.
struct Command {
    QStringList words{}; //!< "records", "put"
    QString argumentHelp{}; //!< "KIND ID"
    qsizetype leastArguments = 0;
    qsizetype mostArguments = 0;
    QList<Option> options{};
    std::function<ExitCode(Session &, const Arguments &, Output &)> run{};
    Needs needs = Needs::Passphrase;

    //! "records put KIND [--limit N]".
    QString usage() const;
};

inline constexpr auto anyNumber = std::numeric_limits<qsizetype>::max();

QList<Command> vaultCommands();
QList<Command> syncCommands();
QList<Command> recordCommands();
QList<Command> documentCommands();
QList<Command> mediaCommands();
QList<Command> voteCommands();
QList<Command> bundleCommands();
QList<Command> backupCommands();
//! All of them, in the order of the help.
QList<Command> allCommands();

} // namespace cli
