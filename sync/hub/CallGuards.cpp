// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/CallGuards.h"

#include "models/crypto/Cryptography.h"
#include "models/domain/Clock.h"

#include "sync/hub/HubPeers.h"
#include "sync/hub/HubStore.h"

namespace hub {

using models::Error;
using models::Result;

namespace {

// A nonce of a key that was made this moment elsewhere; whoever sends nonsense makes no more reads.
constexpr qint64 relearnMs = 1'000;

Error unauthorised(const char *reason)
{
    return {Error::Unauthorised, {}, QString::fromLatin1(reason)};
}

} // namespace

CallGuards::CallGuards(const models::Clock &clock, models::RandomSource &random)
    : m_clock(clock),
      m_nonces(clock, random),
      m_replays(clock),
      m_attempts(clock),
      m_quotas(clock)
{
}

Result<void> CallGuards::learn(HubStore &store)
{
    BB_TRY_ASSIGN(keys, store.peers()->nonceKeys());
    m_nonces.adopt(std::move(keys));
    const std::lock_guard lock(m_mutex);
    m_joinedAt = m_clock.monotonicMs();
    return {};
}

Result<void> CallGuards::join(HubStore &store)
{
    if (!store.peers())
        return {};
    {
        const std::lock_guard lock(m_mutex);
        if (m_joinedAt && m_clock.monotonicMs() - *m_joinedAt < rejoinMs)
            return {};
    }
    return learn(store);
}

Result<void> CallGuards::checkNonce(const QByteArray &nonce, HubStore &store)
{
    if (m_nonces.accepts(nonce))
        return {};
    if (store.peers()) {
        bool isDue = false;
        {
            const std::lock_guard lock(m_mutex);
            isDue = !m_joinedAt || m_clock.monotonicMs() - *m_joinedAt >= relearnMs;
        }
        if (isDue) {
            BB_TRY(learn(store));
            if (m_nonces.accepts(nonce))
                return {};
        }
    }
    return unauthorised("nonce");
}

Result<void> CallGuards::takeProof(const wire::Proof &proof, HubStore &store)
{
    const auto id = proof.id.toUtf8();
    if (auto *peers = store.peers()) {
        const auto key = m_nonces.keyOf(proof.nonce.toLatin1());
        if (!key)
            return unauthorised("nonce");
        const auto now = m_nonces.now();
        // As long as any nonce is good that is accepted now.
        constexpr auto longest = NonceMint::periodMs * (NonceMint::acceptedPeriods + 1);
        BB_TRY_ASSIGN(use,
                      peers->takeProof(models::crypto::hash(proof.publicKey + '/' + id), *key, now,
                                       now + longest));
        if (use == HubPeers::ProofUse::First)
            return {};
        if (use == HubPeers::ProofUse::Again)
            return unauthorised("proof");
        BB_TRY(learn(store));
        return unauthorised("nonce");
    }
    switch (m_replays.take(proof.publicKey, id)) {
    case ReplayGuard::Use::First:
        return {};
    case ReplayGuard::Use::Again:
        return unauthorised("proof");
    case ReplayGuard::Use::TooMany:
        break;
    }
    return Error{Error::TooManyAttempts, {}, QStringLiteral("busy")};
}

Result<bool> CallGuards::mayTry(const QByteArray &address, HubStore &store)
{
    auto *peers = store.peers();
    if (!peers)
        return m_attempts.mayTry(address);
    BB_TRY_ASSIGN(failures, peers->failures(address, m_nonces.now() - AttemptLimiter::windowMs));
    return failures < AttemptLimiter::maximumFailures;
}

Result<void> CallGuards::noteFailure(const QByteArray &address, HubStore &store)
{
    if (auto *peers = store.peers())
        return peers->noteFailure(address, m_nonces.now());
    m_attempts.noteFailure(address);
    return {};
}

Result<void> CallGuards::admit(qint64 device, qint64 bytes, HubStore &store)
{
    if (auto *peers = store.peers())
        return peers->admit(device, bytes, m_nonces.now());
    return m_quotas.admit(device, bytes);
}

} // namespace hub
