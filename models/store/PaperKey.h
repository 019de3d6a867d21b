// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"
#include "models/domain/Result.h"

#include <QString>

//! The recovery sheet: 256 random bits as people copy them from paper.
//!
//! 52 Crockford base32 characters (no I, L, O, U) and four of a check sum, in fourteen groups of
//! four. A QString, because it is shown and printed once, and typed back in the open.
namespace models::paper {

inline constexpr qsizetype keySize = 32;

QString wordsOf(const SecretBytes &key);

//! Takes small letters, any spaces and dashes, full-width characters, O for 0, I and L for 1.
//!
//! Invalid "paperWords": "length", "badCharacter", or "checksum" when a character is wrong.
Result<SecretBytes> keyOf(const QString &words);

} // namespace models::paper
