// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubPeers.h"

#include <QByteArray>

#include <mutex>
#include <optional>

namespace models {
class Clock;
class RandomSource;
} // namespace models

namespace hub {

//! Nonces for proofs (RFC 9449 §8) without remembering any: the two minutes they were given in, and
//! a keyed hash of them. The key lives as long as the process, so that what was used before a
//! restart cannot be replayed after it; processes that share a store adopt its keys. Any thread.
class NonceMint
{
public:
    NonceMint(const models::Clock &clock, models::RandomSource &random);

    QByteArray current() const;
    //! True for a nonce given at most about six minutes ago.
    bool accepts(const QByteArray &nonce) const { return keyOf(nonce).has_value(); }
    //! The number of the key of a nonce that is accepted; 0 for the process's own.
    std::optional<qint64> keyOf(const QByteArray &nonce) const;

    //! Takes these keys in place of what it has.
    void adopt(NonceKeys keys);
    //! Milliseconds on the clock that all who share the keys have in common. Monotonic until new
    //! keys come, so that a corrected wall clock refuses nobody.
    qint64 now() const;

    static constexpr qint64 periodMs = 120'000;
    static constexpr int acceptedPeriods = 3;

private:
    static QByteArray nonceOf(const models::SecretBytes &key, qint64 period);

    const models::Clock &m_clock;
    mutable std::mutex m_mutex;
    std::vector<NonceKey> m_keys{};
    qint64 m_offset = 0; //!< of the common clock before the monotonic one
};

} // namespace hub
