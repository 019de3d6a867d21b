// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/HubAccount.h"
#include "sync/engine/HubClient.h"
#include "sync/engine/Outbox.h"
#include "sync/engine/ReceiptApplier.h"

namespace engine {

class SyncLog;

//! Sends signed batches in the order of their chains and stores what the hub answers.
//!
//! A chain that the hub refuses to go on with holds up no other one.
class Pusher
{
public:
    struct Outcome {
        int pushed = 0;
        int refused = 0;
        int conflicts = 0;
        //! A chain was begun anew: there is something to sign again.
        bool restarted = false;
        //! The first that hindered one chain only.
        std::optional<Error> hindrance{};
    };

    //! All must outlive the pusher.
    Pusher(models::Database &database, HubClient &hub, const HubAccount &account, Outbox &outbox,
           SyncLog &log);

    //! Offline, Cancelled, Revoked and the like end it; what was answered is stored.
    Result<Outcome> push();

private:
    Result<void> send(const SealedBatch &batch, Outcome &outcome);

    models::Database &m_database;
    HubClient &m_hub;
    const HubAccount &m_account;
    Outbox &m_outbox;
    SyncLog &m_log;
    ReceiptApplier m_receipts;
};

} // namespace engine
