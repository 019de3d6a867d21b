// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Clock.h"
#include "models/domain/RandomSource.h"

#include "sync/hub/AttemptLimiter.h"
#include "sync/hub/HubIdentity.h"
#include "sync/hub/media/OpenUploads.h"
#include "sync/hub/NonceMint.h"
#include "sync/hub/ReplayGuard.h"

namespace hub {

//! What all requests share: who the hub is, what time it is, and what it remembers of proofs.
struct HubCore {
    HubCore(HubIdentity hubIdentity, const models::Clock &hubClock, models::RandomSource &source,
            QString mediaFolder)
        : identity(std::move(hubIdentity)),
          clock(hubClock),
          random(source),
          uploads(std::move(mediaFolder)),
          nonces(hubClock, source),
          replays(hubClock),
          attempts(hubClock)
    {
    }

    HubIdentity identity;
    const models::Clock &clock;
    models::RandomSource &random; //!< safe to use from several threads
    OpenUploads uploads;
    NonceMint nonces;
    ReplayGuard replays;
    AttemptLimiter attempts;
};

} // namespace hub
