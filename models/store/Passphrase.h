// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"
#include "models/domain/Result.h"

namespace models {

//! The UTF-8 passphrase in Unicode NFC, so that the same characters open the vault whichever
//! keyboard or input method composed them. It never leaves locked memory.
//!
//! Invalid "passphrase": "required" when empty, "badCharacter" when not UTF-8, "tooLong" above
//! 1,024 bytes.
Result<SecretBytes> normalisedPassphrase(const SecretBytes &passphrase);

} // namespace models
