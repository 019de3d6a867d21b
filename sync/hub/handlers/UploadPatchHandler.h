// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/Handler.h"
#include "sync/hub/media/OpenUploads.h"

namespace hub {

//! PATCH /v1/media/uploads/<id>: the next bytes; behind the last one the whole file is read back
//! and verified before it is listed.
class UploadPatchHandler final : public Handler
{
public:
    Result<HttpResponse> handle(Call &call) const override;

private:
    Result<void> append(Call &call, const Upload &upload, OpenUpload &open) const;
    Result<void> complete(Call &call, Upload upload, OpenUpload &open) const;
    Result<void> discard(Call &call, const Upload &upload) const;
};

} // namespace hub
