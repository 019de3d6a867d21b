// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Clock.h"
#include "models/domain/RandomSource.h"

#include "sync/hub/CallGuards.h"
#include "sync/hub/HubIdentity.h"
#include "sync/hub/media/OpenUploads.h"
#include "sync/hub/Metrics.h"
#include "sync/hub/WaitRoom.h"

namespace hub {

//! What all requests share: who the hub is, what time it is, and what it remembers of calls.
struct HubCore {
    HubCore(HubIdentity hubIdentity, const models::Clock &hubClock, models::RandomSource &source,
            const QString &mediaPath)
        : identity(std::move(hubIdentity)),
          clock(hubClock),
          random(source),
          mediaFolder(mediaPath),
          uploads(mediaPath),
          guards(hubClock, source)
    {
    }

    HubIdentity identity;
    const models::Clock &clock;
    models::RandomSource &random; //!< safe to use from several threads
    const QString mediaFolder;
    OpenUploads uploads;
    CallGuards guards;
    WaitRoom waitRoom{};
    Metrics metrics{};
    //! BLAKE2b-256 of the token that reads them; empty: nobody does.
    QByteArray metricsTokenHash{};
};

} // namespace hub
