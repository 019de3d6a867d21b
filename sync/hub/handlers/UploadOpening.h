// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/media/OpenUpload.h"
#include "sync/hub/MediaIndex.h"

namespace hub {

struct HubCore;
class HubStore;

//! An upload as it stands, and its container open for writing.
struct OpenedUpload {
    Upload upload{};
    std::shared_ptr<OpenUpload> open{};
};

//! Opens a device's upload in this process: whoever sends last has it, so another process that
//! writes to it lets go first. NotFound; Busy when it does not.
Result<OpenedUpload> openUpload(HubCore &core, HubStore &store, const QString &id, qint64 device);

} // namespace hub
