// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QString>

namespace models::paper {

//! Opens the paper slot of the vault in \a folder as it lies on the disk, and what it seals, with
//! the words as they were typed from the sheet; nothing stays open, nothing is changed. Works while
//! the vault is open, so that a new sheet is proved before it is needed.
//!
//! Invalid "paperWords" when they are mistyped, WrongPassphrase when of another sheet; NotFound
//! without a vault or a sheet; Corrupt, NewerVersion.
Result<void> tryWords(const QString &folder, const QString &words);

} // namespace models::paper
