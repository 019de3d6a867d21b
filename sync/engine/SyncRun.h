// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/Cancellation.h"
#include "sync/engine/HttpTransport.h"
#include "sync/engine/HubAccount.h"
#include "sync/engine/SyncReport.h"

namespace models {
class Clock;
class Database;
class RandomSource;
class Vault;
} // namespace models

namespace engine {

class HubClient;
class SyncLog;

//! One sync from signing to the last file; blocks the thread of its Database
//! (docs/decisions/0020-sync-blocks-in-its-own-thread.md).
//!
//! May be ended anywhere, by kill -9 too: each step is a transaction, and the next run goes on.
class SyncRun
{
public:
    struct Context {
        models::Database &database;
        const models::Vault &vault;
        const models::Clock &clock;
        models::RandomSource &random;
        HttpTransport &transport;
        Cancellation cancellation{};
        ProgressCallback progress{};
    };

    explicit SyncRun(Context context) : m_context(std::move(context)) { }

    //! NotFound ("notEnrolled") before enrolment. Offline is an error here; whoever shows it calls
    //! it a state. An error leaves behind what was done before it.
    Result<SyncReport> run(bool recordsOnly = false);

private:
    Result<void> exchange(const HubAccount &account, HubClient &hub, SyncLog &log,
                          SyncReport &report);
    //! The hub has withdrawn this PC.
    Result<void> leave(const HubAccount &account, HubClient &hub, SyncLog &log);
    Result<void> pushAll(const HubAccount &account, HubClient &hub, SyncLog &log,
                         SyncReport &report);
    Result<void> pullAll(HubClient &hub, SyncLog &log, SyncReport &report);
    Result<void> replayParked();
    Result<void> exchangeMedia(HubClient &hub, SyncLog &log, SyncReport &report);
    Result<void> finish(const SyncReport &report, const Result<void> &outcome, SyncLog &log);

    Context m_context;
    std::optional<Error> m_hindrance;
};

//! Signs what the person at the PC has not signed yet; for locking and quitting. Does nothing
//! before enrolment.
Result<int> sealForLeaving(models::Database &database, const models::Vault &vault,
                           const models::Clock &clock);

} // namespace engine
