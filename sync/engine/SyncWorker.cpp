// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/SyncWorker.h"

#include "models/domain/Clock.h"
#include "models/media/MediaStore.h"
#include "models/sql/Database.h"
#include "models/store/Vault.h"

#include "sync/engine/NetworkTransport.h"
#include "sync/engine/RefusedChanges.h"
#include "sync/engine/StatusReader.h"
#include "sync/engine/SyncRun.h"

namespace engine {

using models::Error;
using models::Result;
using Phase = SyncStatus::Phase;

namespace {

//! Long enough to gather what a person types in one go.
constexpr qint64 afterChangeMs = 2'000;
constexpr qint64 firstSyncMs = 500;
//! Soon enough to be seen as it happens, and what comes in a row comes in one pull.
constexpr qint64 afterNewsMs = 250;

} // namespace

SyncWorker::SyncWorker(const models::Vault &vault, const models::Clock &clock,
                       models::RandomSource &random, Cancellation cancellation)
    : m_vault(vault),
      m_clock(clock),
      m_random(random),
      m_cancellation(std::move(cancellation)),
      m_backoff(random)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SyncWorker::sync);
}

SyncWorker::~SyncWorker() = default;

Result<void> SyncWorker::open()
{
    if (m_database)
        return {};
    BB_TRY_ASSIGN(database, m_vault.openDatabase());
    m_database = std::move(database);
    m_media = std::make_unique<models::MediaStore>(*m_database, m_vault, m_clock, m_random);
    return {};
}

void SyncWorker::start()
{
    if (m_stopped)
        return;
    const auto opened = open();
    if (!opened)
        m_status.lastError = opened.error();
    report(Phase::Idle);
    if (m_status.phase != Phase::NotEnrolled)
        schedule(firstSyncMs);
}

void SyncWorker::stop()
{
    m_stopped = true;
    m_timer.stop();
    if (m_database) {
        // A failure leaves the changes unsigned but safe; they are signed at the next start.
        if (const auto sealed = sealForLeaving(*m_database, m_vault, m_clock); !sealed)
            m_status.lastError = sealed.error();
    }
    m_media.reset();
    m_database.reset();
    m_transport.reset();
}

void SyncWorker::syncNow()
{
    m_paused = false;
    sync();
}

void SyncWorker::noticeLocalChange()
{
    if (!m_database || m_stopped)
        return;
    report(m_status.phase);
    if (m_status.phase != Phase::NotEnrolled && m_status.phase != Phase::Refused && !m_paused
        && (!m_timer.isActive() || m_timer.remainingTime() > afterChangeMs))
        schedule(afterChangeMs);
}

void SyncWorker::pause()
{
    m_paused = true;
    m_cancellation.reset();
    m_timer.stop();
    m_status.nextAttemptAt = 0;
    report(Phase::Paused);
}

void SyncWorker::resume()
{
    m_paused = false;
    sync();
}

void SyncWorker::retryRefused()
{
    if (!m_database)
        return;
    const auto account = HubAccount::load(*m_database, m_vault);
    if (account) {
        const auto offered = RefusedChanges(*m_database, account->person).reofferAll();
        if (!offered)
            m_status.lastError = offered.error();
    }
    syncNow();
}

void SyncWorker::noticeEnrolment()
{
    m_transport.reset();
    m_paused = false;
    m_status.phase = Phase::Idle;
    sync();
}

void SyncWorker::sync()
{
    if (m_stopped)
        return;
    m_timer.stop();
    m_cancellation.reset();
    m_status.recordsDone = m_status.recordsTotal = 0;
    m_status.mediaBytesDone = m_status.mediaBytesTotal = 0;
    m_status.nextAttemptAt = 0;
    report(Phase::Syncing);
    plan(runOnce());
}

Result<SyncReport> SyncWorker::runOnce()
{
    BB_TRY(open());
    BB_TRY_ASSIGN(account, HubAccount::load(*m_database, m_vault));
    BB_TRY_ASSIGN(transport, transportFor(account));
    SyncRun run({*m_database, m_vault, m_clock, m_random, *transport, m_cancellation,
                 [this](const SyncProgress &progress) { show(progress); }});
    return run.run();
}

Result<HttpTransport *> SyncWorker::transportFor(const HubAccount &account)
{
    // Kept between syncs, so that a quiet sync costs no handshake.
    if (!m_transport || m_transportUrl != account.url
        || m_transportAuthority != account.authority) {
        BB_TRY_ASSIGN(transport, NetworkTransport::open(account.url, account.authority));
        m_transport = std::move(transport);
        m_transportUrl = account.url;
        m_transportAuthority = account.authority;
    }
    return m_transport.get();
}

void SyncWorker::plan(const Result<SyncReport> &outcome)
{
    if (outcome) {
        m_checkpoint = outcome->cursor;
        schedule(m_backoff.afterSuccess(outcome->nextAfterSeconds));
        waitForNews();
        report(Phase::Idle);
        return;
    }
    const auto &error = outcome.error();
    if (error.code == Error::NotFound && error.reason == u"notEnrolled") {
        report(Phase::NotEnrolled);
        return;
    }
    if (error.code == Error::Cancelled) {
        if (!m_paused)
            schedule(m_backoff.afterFailure(0));
        report(m_paused ? Phase::Paused : Phase::Idle);
        return;
    }
    const auto phase = phaseAfter(error);
    if (phase != Phase::Refused) {
        const bool waits = error.code == Error::TooManyAttempts || error.code == Error::ServerFault;
        schedule(m_backoff.afterFailure(waits ? error.number : 0));
    }
    report(phase);
}

void SyncWorker::schedule(qint64 milliseconds)
{
    if (m_stopped)
        return;
    m_status.nextAttemptAt = m_clock.nowMs() + milliseconds;
    m_timer.start(int(milliseconds));
}

void SyncWorker::waitForNews()
{
    if (m_stopped || m_paused || m_checkpoint.isEmpty() || !m_database || !m_transport)
        return;
    const auto asked =
        m_news.ask({*m_database, m_vault, m_clock, m_random, *m_transport}, m_checkpoint, [this] {
            QMetaObject::invokeMethod(this, &SyncWorker::takeNews, Qt::QueuedConnection);
        });
    // Then the clock alone says when to sync, as it does with a hub that knows of no waiting.
    if (!asked)
        m_checkpoint.clear();
}

void SyncWorker::takeNews()
{
    if (m_stopped || !m_news.isOpen())
        return;
    const auto answer = m_news.take(m_clock);
    if (answer == NewsWait::Answer::Quiet)
        waitForNews();
    else if (answer == NewsWait::Answer::News && !m_paused && m_status.phase != Phase::Refused)
        schedule(afterNewsMs);
}

void SyncWorker::report(Phase phase)
{
    if (m_stopped)
        return;
    if (m_database) {
        auto read = StatusReader(*m_database, m_vault, *m_media).read();
        if (read) {
            read->nextAttemptAt = m_status.nextAttemptAt;
            read->recordsDone = m_status.recordsDone;
            read->recordsTotal = m_status.recordsTotal;
            read->mediaBytesDone = m_status.mediaBytesDone;
            read->mediaBytesTotal = m_status.mediaBytesTotal;
            if (read->phase == Phase::NotEnrolled)
                phase = Phase::NotEnrolled;
            m_status = *read;
        } else {
            // What cannot be read must not go on saying that all is synced.
            m_status.digestsMatch = false;
            m_status.lastError = read.error();
        }
    }
    m_status.phase = phase;
    emit statusChanged(m_status);
}

void SyncWorker::show(const SyncProgress &progress)
{
    m_status.recordsDone = progress.recordsDone;
    m_status.recordsTotal = progress.recordsTotal;
    m_status.mediaBytesDone = progress.mediaBytesDone;
    m_status.mediaBytesTotal = progress.mediaBytesTotal;
    emit statusChanged(m_status);
    if (!progress.kinds.isEmpty())
        emit recordsArrived(progress.kinds);
}

} // namespace engine
