// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/Handler.h"

namespace hub {

//! DELETE /v1/media/uploads/<id>: the upload is given up and its bytes go.
class UploadTerminationHandler final : public Handler
{
public:
    Result<HttpResponse> handle(Call &call) const override;
};

} // namespace hub
