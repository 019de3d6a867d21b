// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/Pusher.h"

#include "sync/engine/SyncLog.h"

#include <QSet>

namespace engine {

using namespace Qt::StringLiterals;

namespace {

//! Whether the error is about one batch; all others would meet the same again.
bool concernsOneChain(const Error &error)
{
    switch (error.code) {
    case Error::Denied:
    case Error::NotFound:
    case Error::Conflict:
    case Error::TooLarge:
    case Error::NewerVersion:
    case Error::Protocol:
    case Error::Corrupt:
        return true;
    default:
        return false;
    }
}

} // namespace

Pusher::Pusher(models::Database &database, HubClient &hub, const HubAccount &account,
               Outbox &outbox, SyncLog &log)
    : m_database(database),
      m_hub(hub),
      m_account(account),
      m_outbox(outbox),
      m_log(log),
      m_receipts(database)
{
}

Result<Pusher::Outcome> Pusher::push()
{
    Outcome outcome;
    QSet<models::RecordId> hindered;
    BB_TRY_ASSIGN(batches, m_outbox.unanswered());
    for (const auto &batch : batches) {
        if (hindered.contains(batch.incarnation))
            continue;
        const auto sent = send(batch, outcome);
        if (sent)
            continue;
        const auto &error = sent.error();
        if (!concernsOneChain(error))
            return error;
        hindered.insert(batch.incarnation);
        if (error.code == Error::Conflict && (error.reason == u"fork" || error.reason == u"gap")) {
            BB_TRY(m_outbox.restart(batch.incarnation));
            BB_TRY(m_log.add(SyncLog::Level::Warning, error.reason,
                             u"n=%1 expected=%2"_s.arg(batch.firstN).arg(error.number)));
            outcome.restarted = true;
        } else if (!outcome.hindrance) {
            outcome.hindrance = error;
        }
    }
    return outcome;
}

Result<void> Pusher::send(const SealedBatch &batch, Outcome &outcome)
{
    BB_TRY_ASSIGN(
        reply,
        m_hub.call(
            {"POST", "/v1/batches", {{"Content-Type", "application/cbor"}}, batch.envelope}));
    BB_TRY_ASSIGN(counts, m_receipts.apply(batch, reply.body, m_account.hubKey));
    outcome.pushed += counts.applied;
    outcome.refused += counts.refused;
    outcome.conflicts += counts.conflicts;
    return {};
}

} // namespace engine
