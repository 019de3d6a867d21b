// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/AttemptLimiter.h"
#include "sync/hub/DeviceQuota.h"
#include "sync/hub/NonceMint.h"
#include "sync/hub/ReplayGuard.h"
#include "sync/wire/Proof.h"

#include <mutex>
#include <optional>

namespace hub {

class HubStore;

//! What stands before every call: nonces, proofs that were used, wrong codes, floods. Any thread.
//!
//! One process alone counts in its memory. Where several share a store they count in it, or a proof
//! that was used at one could be replayed at the next, and codes be tried at each.
class CallGuards
{
public:
    CallGuards(const models::Clock &clock, models::RandomSource &random);

    //! Before anything else that a request asks of this: learns of the others' nonces.
    models::Result<void> join(HubStore &store);

    QByteArray nonce() const { return m_nonces.current(); }
    //! Unauthorised "nonce" for one that is not ours or too old.
    models::Result<void> checkNonce(const QByteArray &nonce, HubStore &store);
    //! Unauthorised "proof" for one that was used before; TooManyAttempts "busy" when no more can
    //! be remembered.
    models::Result<void> takeProof(const wire::Proof &proof, HubStore &store);

    //! Whether this address may try a code.
    models::Result<bool> mayTry(const QByteArray &address, HubStore &store);
    models::Result<void> noteFailure(const QByteArray &address, HubStore &store);

    //! TooManyAttempts as DeviceQuota.
    models::Result<void> admit(qint64 device, qint64 bytes, HubStore &store);

    //! How long the others' nonces are taken to be known.
    static constexpr qint64 rejoinMs = 60'000;

private:
    models::Result<void> learn(HubStore &store);

    const models::Clock &m_clock;
    NonceMint m_nonces;
    ReplayGuard m_replays;
    AttemptLimiter m_attempts;
    DeviceQuota m_quotas;
    std::mutex m_mutex;
    std::optional<qint64> m_joinedAt{}; //!< monotonic
};

} // namespace hub
