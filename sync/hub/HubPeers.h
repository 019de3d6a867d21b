// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"

#include "sync/hub/HubTypes.h"
#include "sync/hub/WaitRoom.h"

#include <functional>
#include <vector>

namespace hub {

//! A key that nonces are made with.
struct NonceKey {
    qint64 no = 0;
    models::SecretBytes key{};
};

//! The keys that count, the newest first, and what the store's clock said when they were read.
struct NonceKeys {
    std::vector<NonceKey> keys{};
    qint64 now = 0;
};

//! What several hub processes over one store tell each other, by one connection to that store.
//!
//! \a now is CallGuards' time, which all of them share.
class HubPeers
{
public:
    virtual ~HubPeers() = default;

    //! Makes the first one, and a new one each day.
    virtual Result<NonceKeys> nonceKeys() = 0;
    enum class ProofUse { First, Again, KeyGone };
    //! Takes a proof that was made with a nonce of this key, to be remembered until \a goodTo.
    virtual Result<ProofUse> takeProof(const QByteArray &proof, qint64 nonceKey, qint64 now,
                                       qint64 goodTo) = 0;

    virtual Result<int> failures(const QByteArray &address, qint64 since) = 0;
    virtual Result<void> noteFailure(const QByteArray &address, qint64 now) = 0;
    //! As DeviceQuota.
    virtual Result<void> admit(qint64 device, qint64 bytes, qint64 now) = 0;

    //! Tells the other processes; behind the commit.
    virtual Result<void> announce(const QList<ChangedStream> &streams, qint64 device) = 0;

    //! Makes this process the one that writes to the upload's file, once another that did has let
    //! go of it. NotFound without such an upload; Busy when the other does not let go.
    virtual Result<void> takeUpload(const QString &id) = 0;
    //! Whether it still is.
    virtual Result<bool> holdsUpload(const QString &id) = 0;
};

//! What is done when another process tells something; called on a thread of the listener's own.
struct PeerNews {
    std::function<void(const QList<ChangedStream> &streams, qint64 device)> changed{};
    //! Returns when nothing writes to the upload's file any more.
    std::function<void(const QString &id)> uploadWanted{};
    //! For a while nothing could be heard: anything may have been told.
    std::function<void()> deafened{};
};

//! Hears the other processes for as long as it lives.
class PeerListener
{
public:
    virtual ~PeerListener() = default;
};

} // namespace hub
