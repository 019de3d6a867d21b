// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>

#include <functional>

namespace engine {

//! What one sync did.
struct SyncReport {
    QByteArray cursor{}; //!< the hub's checkpoint
    qint64 pulled = 0; //!< rows
    int pushed = 0; //!< changes that got a receipt
    int refused = 0;
    int conflicts = 0;
    int repaired = 0; //!< streams that had to be fetched anew
    int mediaUploaded = 0;
    int mediaDownloaded = 0;
    int mediaPending = 0; //!< files still to send or to fetch
    bool digestsMatch = false;
    qint64 elapsedMs = 0;
    qint64 roundTrips = 0;
    int nextAfterSeconds = 60;
    QSet<QString> kinds{}; //!< of rows that a pull changed
};

//! Of the sync under way.
struct SyncProgress {
    int recordsDone = 0;
    int recordsTotal = 0;
    qint64 mediaBytesDone = 0;
    qint64 mediaBytesTotal = 0;
    //! Kinds of which rows have just been stored.
    QSet<QString> kinds{};
};

//! Called in the engine's thread, after the step it tells of has been stored.
using ProgressCallback = std::function<void(const SyncProgress &)>;

} // namespace engine
