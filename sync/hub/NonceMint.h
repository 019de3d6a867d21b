// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"

#include <QByteArray>

namespace models {
class Clock;
class RandomSource;
} // namespace models

namespace hub {

//! Nonces for proofs (RFC 9449 §8) without remembering any: the two minutes they were given in, and
//! a keyed hash of them. The key lives as long as the process, so that what was used before a
//! restart cannot be replayed after it. Any thread.
class NonceMint
{
public:
    NonceMint(const models::Clock &clock, models::RandomSource &random);

    QByteArray current() const;
    //! True for a nonce given at most about six minutes ago.
    bool accepts(const QByteArray &nonce) const;

    static constexpr qint64 periodMs = 120'000;
    static constexpr int acceptedPeriods = 3;

private:
    QByteArray nonceOf(qint64 period) const;

    const models::Clock &m_clock;
    models::SecretBytes m_key;
};

} // namespace hub
