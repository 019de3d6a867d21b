// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/Handler.h"

namespace hub {

//! HEAD /v1/media/uploads/<id>: how many bytes are safe here.
class UploadOffsetHandler final : public Handler
{
public:
    Result<HttpResponse> handle(Call &call) const override;
};

} // namespace hub
