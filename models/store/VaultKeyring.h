// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/Cryptography.h"
#include "models/domain/Result.h"
#include "models/store/Vault.h"

//! The vault's keys as one secret block, sealed under the master key.
//!
//! Plain layout, version 1: version (1 byte), epoch (4, little endian), database key and salt (48),
//! media, backup, audit, device seed, device box secret (32 each). No CBOR, because its library
//! would copy the keys into ordinary memory.
namespace models::keyring {

//! Fresh random keys of epoch 1.
VaultKeys generate(RandomSource &random);

QByteArray seal(const VaultKeys &keys, const SecretBytes &master, RandomSource &random);

//! Corrupt when the master key or a bit differs; NewerVersion for a layout of a later program.
Result<VaultKeys> open(QByteArrayView sealed, const SecretBytes &master);

} // namespace models::keyring
