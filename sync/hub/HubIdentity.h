// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/Cryptography.h"

#include "sync/hub/HubTypes.h"

namespace models {
class Clock;
class RandomSource;
} // namespace models

namespace hub {

class HubStore;

//! Who this hub is: made once, kept inside its encrypted store.
struct HubIdentity {
    QString id{};
    models::crypto::SigningKey signing{}; //!< signs receipts
    models::crypto::BoxKey box{};

    static Result<HubIdentity> create(HubStore &store, const models::Clock &clock,
                                      models::RandomSource &random);
    //! NotFound before create().
    static Result<HubIdentity> load(HubStore &store);
};

} // namespace hub
