// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/SyncRun.h"

#include "models/domain/Clock.h"
#include "models/media/MediaStore.h"
#include "models/sql/Database.h"
#include "models/sql/Transaction.h"
#include "models/store/Settings.h"
#include "models/store/Vault.h"

#include "sync/engine/BatchSealer.h"
#include "sync/engine/HubClient.h"
#include "sync/engine/LastParcel.h"
#include "sync/engine/MediaSync.h"
#include "sync/engine/Puller.h"
#include "sync/engine/Pusher.h"
#include "sync/engine/StatusReader.h"
#include "sync/engine/SyncLog.h"

namespace engine {

using namespace Qt::StringLiterals;

namespace {

//! Sealing, pushing, sealing what a receipt has set free, and a chain begun anew: more is a fault.
constexpr int maximumPushRounds = 6;

} // namespace

Result<SyncReport> SyncRun::run(bool recordsOnly)
{
    const auto began = m_context.clock.monotonicMs();
    BB_TRY_ASSIGN(account, HubAccount::load(m_context.database, m_context.vault));
    BB_TRY_ASSIGN(session, HubSession::load(m_context.database));
    if (m_context.vault.person().signingKey.seed.isEmpty())
        return Error{Error::Denied, {}, u"paper"_s};

    const HubSigner signer{account.device, account.person, m_context.vault.keys().device,
                           m_context.vault.person().signingKey};
    HubClient hub(m_context.transport, account.url, signer, session, m_context.clock,
                  m_context.random, m_context.cancellation);
    SyncLog log(m_context.database, m_context.clock);
    SyncReport report;
    m_hindrance.reset();

    auto outcome = exchange(account, hub, log, report);
    if (outcome && !recordsOnly)
        outcome = exchangeMedia(hub, log, report);
    if (!outcome && outcome.error().code == Error::Revoked)
        BB_TRY(leave(account, hub, log));
    report.roundTrips = hub.roundTrips();
    report.elapsedMs = m_context.clock.monotonicMs() - began;

    models::Transaction transaction(m_context.database);
    BB_TRY(transaction.begun());
    BB_TRY(session.save(m_context.database));
    BB_TRY(finish(report, outcome, log));
    BB_TRY(transaction.commit());
    BB_TRY(outcome);
    if (m_hindrance)
        return *m_hindrance;
    return report;
}

Result<void> SyncRun::exchange(const HubAccount &account, HubClient &hub, SyncLog &log,
                               SyncReport &report)
{
    BB_TRY(replayParked());
    BB_TRY(pushAll(account, hub, log, report));
    return pullAll(hub, log, report);
}

Result<void> SyncRun::leave(const HubAccount &account, HubClient &hub, SyncLog &log)
{
    LastParcel parcel(m_context.database, m_context.vault, account, m_context.clock,
                      m_context.random);
    BB_TRY(parcel.seal());
    const auto delivered = parcel.deliver(hub);
    // What could not be handed in stays beside the vault, sealed, for a person to carry.
    return log.add(delivered ? SyncLog::Level::Info : SyncLog::Level::Warning, u"revoked"_s,
                   delivered ? u"parcels=%1"_s.arg(*delivered)
                             : u"error=%1"_s.arg(delivered.error().code));
}

Result<void> SyncRun::pushAll(const HubAccount &account, HubClient &hub, SyncLog &log,
                              SyncReport &report)
{
    BatchSealer sealer(m_context.database, m_context.vault, account, m_context.clock);
    Outbox outbox(m_context.database, m_context.clock, m_context.random);
    Pusher pusher(m_context.database, hub, account, outbox, log);
    for (int round = 0; round < maximumPushRounds; ++round) {
        BB_TRY_ASSIGN(sealed, sealer.seal());
        if (round > 0 && sealed == 0)
            break;
        BB_TRY_ASSIGN(pushed, pusher.push());
        report.pushed += pushed.pushed;
        report.refused += pushed.refused;
        report.conflicts += pushed.conflicts;
        if (pushed.hindrance && !m_hindrance)
            m_hindrance = pushed.hindrance;
        if (pushed.pushed + pushed.refused == 0 && !pushed.restarted)
            break;
    }
    return {};
}

Result<void> SyncRun::pullAll(HubClient &hub, SyncLog &log, SyncReport &report)
{
    const auto take = [&report](const Puller::Outcome &outcome) {
        report.pulled += outcome.rows;
        report.cursor = outcome.checkpoint;
        report.nextAfterSeconds = outcome.nextAfterSeconds;
        report.kinds.unite(outcome.kinds);
    };
    Puller puller(m_context.database, hub, m_context.progress);
    BB_TRY_ASSIGN(echo, Puller::needsEcho(m_context.database));
    BB_TRY_ASSIGN(pulled, puller.pull(echo));
    take(pulled);

    BB_TRY_ASSIGN(ledger, StreamLedger::load(m_context.database));
    auto differing = ledger.differing();
    if (!differing.isEmpty()) {
        BB_TRY(
            log.add(SyncLog::Level::Warning, u"digest"_s, u"streams=%1"_s.arg(differing.size())));
        BB_TRY_ASSIGN(repaired, puller.repair(differing));
        take(repaired);
        report.repaired = int(differing.size());
        BB_TRY_ASSIGN(after, StreamLedger::load(m_context.database));
        differing = after.differing();
        if (!differing.isEmpty())
            BB_TRY(
                log.add(SyncLog::Level::Error, u"digest"_s, u"streams=%1"_s.arg(differing.size())));
    }
    report.digestsMatch = differing.isEmpty();

    models::Settings settings(m_context.database);
    BB_TRY_ASSIGN(known, settings.value(models::setting::newestKnownTime));
    // An hour is near enough for doubting a clock, and spares a write at every sync.
    if (pulled.hubTime > known.toInteger() + 3'600'000)
        BB_TRY(settings.setValue(models::setting::newestKnownTime, pulled.hubTime));
    return {};
}

Result<void> SyncRun::replayParked()
{
    BB_TRY_ASSIGN(parked, m_context.database.number("SELECT count(*) FROM parked_rows"));
    if (parked == 0)
        return {};
    models::Transaction transaction(m_context.database);
    BB_TRY(transaction.begun());
    BB_TRY_ASSIGN(ledger, StreamLedger::load(m_context.database));
    RowApplier applier(m_context.database, ledger);
    BB_TRY_ASSIGN(replayed, applier.replayParked());
    BB_TRY(ledger.save(m_context.database));
    return replayed > 0 ? transaction.commit() : Result<void>();
}

Result<void> SyncRun::exchangeMedia(HubClient &hub, SyncLog &log, SyncReport &report)
{
    models::MediaStore store(m_context.database, m_context.vault, m_context.clock,
                             m_context.random);
    MediaSync media(m_context.database, store, hub, log, m_context.cancellation,
                    m_context.progress);
    BB_TRY_ASSIGN(outcome, media.run());
    report.mediaUploaded = outcome.uploaded;
    report.mediaDownloaded = outcome.downloaded;
    report.mediaPending = outcome.pending;
    return {};
}

Result<void> SyncRun::finish(const SyncReport &report, const Result<void> &outcome, SyncLog &log)
{
    BB_TRY(StatusReader::noteAttempt(m_context.database, m_context.clock.nowMs(), outcome));
    if (!outcome) {
        return log.add(
            outcome.error().code == Error::Offline ? SyncLog::Level::Info : SyncLog::Level::Error,
            outcome.error().code == Error::Offline ? u"offline"_s : u"failed"_s,
            u"error=%1 reason=%2"_s.arg(outcome.error().code).arg(outcome.error().reason));
    }
    const bool quiet =
        report.pushed + report.refused + report.mediaUploaded + report.mediaDownloaded == 0
        && report.pulled == 0;
    if (quiet)
        return {};
    return log.add(
        SyncLog::Level::Info, u"synced"_s,
        u"pushed=%1 pulled=%2 refused=%3 conflicts=%4 sent=%5 fetched=%6 ms=%7"_s.arg(report.pushed)
            .arg(report.pulled)
            .arg(report.refused)
            .arg(report.conflicts)
            .arg(report.mediaUploaded)
            .arg(report.mediaDownloaded)
            .arg(report.elapsedMs));
}

Result<int> sealForLeaving(models::Database &database, const models::Vault &vault,
                           const models::Clock &clock)
{
    const auto account = HubAccount::load(database, vault);
    if (!account)
        return account.error().code == Error::NotFound ? Result<int>(0) : account.error();
    return BatchSealer(database, vault, *account, clock).seal();
}

} // namespace engine
