// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"
#include "models/domain/Result.h"

#include <QString>

namespace models {

//! A passphrase from a file, without its line end: into locked memory only, it never passes
//! through a buffer of Qt's. Invalid ("unreadable", "required") names the field \a field.
Result<SecretBytes> passphraseFromFile(const QString &path, const QString &field);
//! The same from a descriptor that the caller's parent opened; it is not closed.
Result<SecretBytes> passphraseFromDescriptor(int descriptor, const QString &field);

} // namespace models
