// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/media/OpenUpload.h"
#include "sync/hub/MediaIndex.h"

namespace hub {

struct HubCore;
class HubStore;

//! What makes received bytes count: kept as they are, and verified and listed once all are here.
class UploadCompletion
{
public:
    UploadCompletion(HubCore &core, HubStore &store) : m_core(core), m_store(store) { }

    //! Makes durable what has arrived, and completes the file when that is all of it. How far it
    //! reached; Corrupt "checksum" when the content is not what was announced, which discards it.
    Result<qint64> settle(const Upload &upload, OpenUpload &open) const;

private:
    Result<void> complete(const Upload &upload) const;
    Result<void> list(const Upload &upload) const;
    Result<void> discard(const Upload &upload) const;

    HubCore &m_core;
    HubStore &m_store;
};

} // namespace hub
