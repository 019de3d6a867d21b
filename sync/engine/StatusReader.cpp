// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/StatusReader.h"

#include "models/media/MediaStore.h"
#include "models/sql/Database.h"
#include "models/store/Settings.h"
#include "models/store/SyncJournal.h"

#include "sync/engine/HubAccount.h"
#include "sync/engine/StreamLedger.h"

#include <QCborMap>

namespace engine {

using namespace Qt::StringLiterals;
using models::Error;
using models::Result;

namespace {

constexpr QStringView lastSuccessSetting{u"sync.lastSuccessAt"};
constexpr QStringView lastErrorSetting{u"sync.lastError"};
constexpr QStringView conflictsSeenSetting{u"sync.conflictsSeen"};
//! Copied with every report; nobody reads more of them before acting.
constexpr int troubledShown = 20;

} // namespace

Result<SyncStatus> StatusReader::read()
{
    SyncStatus status;
    const auto account = HubAccount::load(m_database, m_vault);
    if (!account && account.error().code != Error::NotFound)
        return account.error();
    status.phase = account ? SyncStatus::Phase::Idle : SyncStatus::Phase::NotEnrolled;

    models::Settings settings(m_database);
    BB_TRY_ASSIGN(success, settings.value(lastSuccessSetting));
    status.lastSuccessAt = success.toInteger();
    BB_TRY_ASSIGN(failure, settings.value(lastErrorSetting));
    if (failure.isMap()) {
        Error error;
        error.code = Error::Code(failure[u"code"_s].toInteger());
        error.reason = failure[u"reason"_s].toString();
        error.number = failure[u"number"_s].toInteger();
        status.lastError = error;
    }
    BB_TRY(readChanges(status));
    BB_TRY(readFiles(status));
    BB_TRY_ASSIGN(ledger, StreamLedger::load(m_database));
    status.digestsMatch = ledger.differing().isEmpty();
    return status;
}

Result<void> StatusReader::readChanges(SyncStatus &status)
{
    const models::SyncJournal journal(m_database);
    BB_TRY_ASSIGN(waiting, journal.waiting());
    status.waiting = waiting;
    BB_TRY_ASSIGN(refused,
                  m_database.number("SELECT count(*) FROM changes WHERE outcome = 'refused'"
                                    " AND outcome_code IS NOT 'reoffered'"));
    status.refusedChanges = int(refused);
    BB_TRY_ASSIGN(seen, models::Settings(m_database).value(conflictsSeenSetting));
    BB_TRY_ASSIGN(conflicts,
                  m_database.prepare("SELECT count(*) FROM changes WHERE no > ?1"
                                     " AND outcome IN ('merged', 'conflict')"));
    BB_TRY(conflicts.bind(1, seen.toInteger()).step());
    status.conflicts = int(conflicts.number(0));
    BB_TRY_ASSIGN(troubled, journal.troubled(seen.toInteger(), troubledShown));
    status.troubled = troubled;
    return {};
}

Result<void> StatusReader::readFiles(SyncStatus &status)
{
    BB_TRY_ASSIGN(outgoing, m_media.undelivered());
    for (const auto &file : outgoing) {
        ++status.filesToSend;
        status.bytesToSend += file.size;
    }
    BB_TRY_ASSIGN(incoming, m_media.wanted());
    for (const auto &file : incoming) {
        ++status.filesToFetch;
        status.bytesToFetch += file.size;
    }
    return {};
}

Result<void> StatusReader::noteAttempt(models::Database &database, qint64 nowMs,
                                       const Result<void> &outcome)
{
    models::Settings settings(database);
    if (outcome) {
        BB_TRY(settings.setValue(lastErrorSetting, QCborValue(nullptr)));
        return settings.setValue(lastSuccessSetting, nowMs);
    }
    const auto &error = outcome.error();
    return settings.setValue(lastErrorSetting,
                             QCborMap{{u"code"_s, int(error.code)},
                                      {u"reason"_s, error.reason},
                                      {u"number"_s, error.number}});
}

Result<void> StatusReader::noteConflictsSeen(models::Database &database)
{
    BB_TRY_ASSIGN(newest, database.number("SELECT max(no) FROM changes"));
    return models::Settings(database).setValue(conflictsSeenSetting, newest);
}

} // namespace engine
