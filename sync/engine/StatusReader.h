// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"
#include "sync/engine/SyncStatus.h"

namespace models {
class Database;
class MediaStore;
class Vault;
} // namespace models

namespace engine {

//! What a sync that ended like this leaves: Refused where trying again will not help until a person
//! has done something.
SyncStatus::Phase phaseAfter(const std::optional<models::Error> &outcome);

//! Reads from the replica what SyncStatus tells, so that the window and the command line say the
//! same; phase is what the last sync left, what is under way only the service knows.
class StatusReader
{
public:
    StatusReader(models::Database &database, const models::Vault &vault, models::MediaStore &media)
        : m_database(database),
          m_vault(vault),
          m_media(media)
    {
    }

    models::Result<SyncStatus> read();

    //! After each sync: when it succeeded, or why not.
    static models::Result<void> noteAttempt(models::Database &database, qint64 nowMs,
                                            const models::Result<void> &outcome);

private:
    models::Result<void> readChanges(SyncStatus &status);
    models::Result<void> readConflicts(SyncStatus &status);
    models::Result<void> readFiles(SyncStatus &status);

    models::Database &m_database;
    const models::Vault &m_vault;
    models::MediaStore &m_media;
};

} // namespace engine
