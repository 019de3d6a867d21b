// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Error.h"

namespace cli {

//! What the process answers with: sysexits, as scripts expect them.
enum class ExitCode {
    Done = 0,
    SomeRejected = 1, //!< some rows were not taken; the rest were
    Usage = 64,
    Data = 65, //!< the input breaks a rule
    Input = 66, //!< an input or record is not there
    Server = 69, //!< the hub cannot be reached or cannot do it now
    Bug = 70,
    Output = 73, //!< something could not be written
    Retry = 75, //!< another program holds the vault
    Protocol = 76, //!< the other side is not a hub, or not the right one
    Denied = 77,
    Configuration = 78,
};

ExitCode exitCodeOf(const models::Error &error);

//! Not the data but the line is wrong: \a word is the option or argument as the help writes it,
//! "--limit" or "KIND". Its exit code is Usage.
models::Error misused(const QString &word, const QString &reason);

} // namespace cli
