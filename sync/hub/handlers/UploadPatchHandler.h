// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/StreamingHandler.h"

namespace hub {

//! PATCH /v1/media/uploads/<id>: the next bytes; behind the last one the whole file is read back
//! and verified before it is listed.
class UploadPatchHandler final : public StreamingHandler
{
public:
    Result<std::unique_ptr<BodyReceiver>> receive(Call &call) const override;
};

} // namespace hub
