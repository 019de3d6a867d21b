// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Conflict.h"
#include "models/domain/Error.h"
#include "models/store/SyncJournal.h"

#include <QMetaType>

#include <optional>

namespace engine {

//! The one account of how this replica stands to the hub; status bar, tray, lists and command line
//! all show it and nothing else.
struct SyncStatus {
    enum class Phase {
        NotEnrolled, //!< this PC belongs to no hub yet
        Offline, //!< the hub cannot be reached; a normal state
        Idle,
        Syncing,
        Paused,
        Refused, //!< a person must act: revoked, wrong authority, signature refused
    };

    Phase phase = Phase::NotEnrolled;
    //! No receipt yet. The lists that pages show are part of the status, so that no sentence ever
    //! says something else than the list below it.
    QList<models::WaitingChanges> waiting{};
    //! The newest of what refusedChanges counts.
    QList<models::RefusedChange> refused{};
    int refusedChanges = 0; //!< the hub said no; kept here, visible
    //! The newest of what conflicts counts.
    QList<models::Conflict> undecided{};
    int conflicts = 0; //!< that the person at this PC may decide and nobody has decided yet
    int filesToSend = 0;
    qint64 bytesToSend = 0;
    int filesToFetch = 0;
    qint64 bytesToFetch = 0;
    //! Every stream at the hub's head has the hub's count and digest.
    bool digestsMatch = false;
    qint64 lastSuccessAt = 0; //!< UTC ms; 0 never
    qint64 nextAttemptAt = 0; //!< UTC ms; 0 none planned
    std::optional<models::Error> lastError{};
    //! Of the sync under way.
    int recordsDone = 0;
    int recordsTotal = 0;
    qint64 mediaBytesDone = 0;
    qint64 mediaBytesTotal = 0;

    int pendingChanges() const
    {
        int changes = 0;
        for (const auto &kind : waiting)
            changes += kind.changes;
        return changes;
    }

    //! 已同步: nothing waits, nothing was refused, all files delivered and fetched, digests equal.
    bool synced() const
    {
        return phase != Phase::NotEnrolled && pendingChanges() == 0 && refusedChanges == 0
            && filesToSend == 0 && filesToFetch == 0 && digestsMatch && lastSuccessAt > 0;
    }
};

} // namespace engine

Q_DECLARE_METATYPE(engine::SyncStatus)
