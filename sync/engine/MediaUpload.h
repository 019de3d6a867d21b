// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/Cancellation.h"
#include "sync/engine/HubClient.h"
#include "sync/engine/PieceSize.h"

#include "models/media/MediaStore.h"

namespace models {
class Database;
}

namespace engine {

//! Sends one file by tus 1.0; goes on at the byte that the hub has kept.
class MediaUpload
{
public:
    MediaUpload(models::Database &database, models::MediaStore &store, HubClient &hub,
                Cancellation cancellation);

    //! Until the hub has verified the whole file. \a advance gets the bytes of each step. Corrupt
    //! ("checksum") when the hub's copy did not have the hash; then the next try begins anew.
    Result<void> run(const models::MediaInfo &info, models::OrganisationId organisation,
                     const std::function<void(qint64)> &advance);

private:
    //! Where the hub keeps the upload, and how much of it.
    struct Position {
        QByteArray path{};
        qint64 offset = 0;
    };

    Result<Position> resume(const models::MediaInfo &info, models::OrganisationId organisation);
    Result<Position> create(const models::MediaInfo &info, models::OrganisationId organisation);
    Result<qint64> offsetAtHub(const QByteArray &path);
    Result<void> keep(const QByteArray &hash, const Position &position);

    models::Database &m_database;
    models::MediaStore &m_store;
    HubClient &m_hub;
    Cancellation m_cancellation;
    PieceSize m_piece;
};

} // namespace engine
