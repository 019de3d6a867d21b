// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Clock.h"
#include "models/domain/RandomSource.h"

#include "sync/hub/AttemptLimiter.h"
#include "sync/hub/DeviceQuota.h"
#include "sync/hub/HubIdentity.h"
#include "sync/hub/media/OpenUploads.h"
#include "sync/hub/Metrics.h"
#include "sync/hub/NonceMint.h"
#include "sync/hub/ReplayGuard.h"
#include "sync/hub/WaitRoom.h"

namespace hub {

//! What all requests share: who the hub is, what time it is, and what it remembers of proofs.
struct HubCore {
    HubCore(HubIdentity hubIdentity, const models::Clock &hubClock, models::RandomSource &source,
            const QString &mediaPath)
        : identity(std::move(hubIdentity)),
          clock(hubClock),
          random(source),
          mediaFolder(mediaPath),
          uploads(mediaPath),
          nonces(hubClock, source),
          replays(hubClock),
          attempts(hubClock),
          quotas(hubClock)
    {
    }

    HubIdentity identity;
    const models::Clock &clock;
    models::RandomSource &random; //!< safe to use from several threads
    const QString mediaFolder;
    OpenUploads uploads;
    NonceMint nonces;
    ReplayGuard replays;
    AttemptLimiter attempts;
    WaitRoom waitRoom{};
    Metrics metrics{};
    //! BLAKE2b-256 of the token that reads them; empty: nobody does.
    QByteArray metricsTokenHash{};
    DeviceQuota quotas;
};

} // namespace hub
