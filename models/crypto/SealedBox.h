// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/Cryptography.h"

namespace models::crypto {

//! What sealTo() adds: the one-time public key and a tag.
inline constexpr qsizetype sealedBoxOverhead = publicKeySize + tagSize;

//! Only the holder of the X25519 \a recipient's secret can open it, and nobody can tell who sealed
//! it; the form is libsodium's crypto_box_seal. Invalid when \a recipient is no usable key.
Result<QByteArray> sealTo(QByteArrayView recipient, const SecretBytes &plain, RandomSource &random);
//! Corrupt when it was sealed to another key or a single bit differs.
Result<SecretBytes> openSealed(QByteArrayView sealed, const BoxKey &key);

} // namespace models::crypto
