// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/Cryptography.h"

namespace fuzz {

//! A key that everybody knows: with it a fuzzer reaches what stands behind a signature or a seal.
inline models::SecretBytes knownSecret(qsizetype size = 32)
{
    models::SecretBytes secret(size);
    for (qsizetype i = 0; i < size; ++i)
        secret.data()[i] = static_cast<unsigned char>(i);
    return secret;
}

inline models::crypto::SigningKey knownSigningKey()
{
    return models::crypto::SigningKey::fromSeed(knownSecret());
}

} // namespace fuzz
