// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/Cancellation.h"
#include "sync/engine/HubClient.h"
#include "sync/engine/SyncReport.h"

#include "models/media/MediaStore.h"

namespace models {
class Database;
}

namespace engine {

class MediaUpload;
class SyncLog;

//! Sends and fetches the files that records name: thumbnails, then photos, then video.
//!
//! A file that fails delays only itself; a lost network ends the run, and the next one goes on at
//! the byte where this one stopped.
class MediaSync
{
public:
    struct Outcome {
        int uploaded = 0;
        int downloaded = 0;
        int failed = 0;
        //! Files that the other side does not have yet either, and failed ones.
        int pending = 0;
    };

    //! All must outlive it.
    MediaSync(models::Database &database, models::MediaStore &store, HubClient &hub, SyncLog &log,
              Cancellation cancellation, ProgressCallback progress);

    Result<Outcome> run();

private:
    struct File {
        models::MediaInfo info{};
        bool upload = false;
        int lane = 0;
    };

    Result<QList<File>> files() const;
    Result<bool> isThumbnail(const QByteArray &hash) const;
    Result<models::OrganisationId> organisationOf(const QByteArray &hash) const;
    Result<bool> send(const models::MediaInfo &info);
    Result<bool> fetch(const models::MediaInfo &info);
    void advance(qint64 bytes);

    models::Database &m_database;
    models::MediaStore &m_store;
    HubClient &m_hub;
    SyncLog &m_log;
    Cancellation m_cancellation;
    ProgressCallback m_progress;
    SyncProgress m_state;
};

} // namespace engine
