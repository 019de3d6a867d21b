// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/StatusReader.h"

#include "models/domain/catalogue/Access.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/media/MediaStore.h"
#include "models/sql/Database.h"
#include "models/store/ConflictReader.h"
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
//! Copied with every report; nobody reads more of them before acting.
constexpr int listed = 20;

bool decidesConflicts(const QString &role)
{
    using namespace models::catalogue;
    const auto known = roleNamed(role);
    return known
        && permission(*known, Relation::Own, *find(models::kind::conflict), Operation::Act)
               .isGranted();
}

} // namespace

SyncStatus::Phase phaseAfter(const std::optional<Error> &outcome)
{
    if (!outcome)
        return SyncStatus::Phase::Idle;
    switch (outcome->code) {
    case Error::Offline:
        return SyncStatus::Phase::Offline;
    case Error::Revoked:
    case Error::WrongAuthority:
    case Error::Unauthorised:
    case Error::NewerVersion:
        return SyncStatus::Phase::Refused;
    default:
        return SyncStatus::Phase::Idle;
    }
}

Result<SyncStatus> StatusReader::read()
{
    SyncStatus status;
    const auto account = HubAccount::load(m_database, m_vault);
    if (!account && account.error().code != Error::NotFound)
        return account.error();
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
    status.phase = account ? phaseAfter(status.lastError) : SyncStatus::Phase::NotEnrolled;
    BB_TRY(readChanges(status));
    // Whoever only reads a branch's records sees its conflicts, but has nothing to do about them.
    if (!account || decidesConflicts(account->role))
        BB_TRY(readConflicts(status));
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
    BB_TRY_ASSIGN(newest, journal.refused(listed));
    status.refused = newest;
    return {};
}

Result<void> StatusReader::readConflicts(SyncStatus &status)
{
    const models::ConflictReader reader(m_database);
    BB_TRY_ASSIGN(count, reader.openCount());
    status.conflicts = count;
    BB_TRY_ASSIGN(newest, reader.open(listed));
    status.undecided = newest;
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

} // namespace engine
