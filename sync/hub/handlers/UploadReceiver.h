// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/BodyReceiver.h"
#include "sync/hub/handlers/Tus.h"
#include "sync/hub/media/OpenUpload.h"
#include "sync/hub/MediaIndex.h"

namespace hub {

struct HubCore;

//! The body of one PATCH: written as it arrives, and kept as far as it came when the connection
//! breaks. With a checksum it is held until that fits, because a chunk that was encrypted cannot be
//! taken back: another content under its nonce would betray both.
class UploadReceiver final : public BodyReceiver
{
public:
    UploadReceiver(HubCore &core, Upload upload, std::shared_ptr<OpenUpload> open,
                   OpenUpload::Turn turn, tus::Checksum checksum);

    Result<void> take(HubStore &store, QByteArrayView bytes) override;
    Result<HttpResponse> finish(HubStore &store) override;
    void cut(HubStore &store) override;

private:
    Result<void> append(QByteArrayView bytes);

    HubCore &m_core;
    Upload m_upload;
    std::shared_ptr<OpenUpload> m_open;
    OpenUpload::Turn m_turn;
    tus::Checksum m_checksum;
    QByteArray m_held{};
};

} // namespace hub
