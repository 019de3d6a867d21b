// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/Cancellation.h"
#include "sync/engine/HubClient.h"
#include "sync/engine/PieceSize.h"

#include "models/media/MediaStore.h"

namespace engine {

//! Fetches one file by ranges into the encrypted store; goes on after the last byte kept.
class MediaDownload
{
public:
    MediaDownload(models::MediaStore &store, HubClient &hub, Cancellation cancellation);

    //! NotFound while the hub does not have it; Corrupt when the whole does not have its hash: what
    //! was kept is discarded.
    Result<void> run(const models::MediaInfo &info, const std::function<void(qint64)> &advance);

private:
    struct Piece {
        QByteArray bytes{};
        qint64 total = 0;
    };

    Result<Piece> fetch(const QByteArray &hash, qint64 from);

    models::MediaStore &m_store;
    HubClient &m_hub;
    Cancellation m_cancellation;
    PieceSize m_piece;
};

} // namespace engine
