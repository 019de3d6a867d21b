// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/Handler.h"

namespace hub {

//! GET /v1/media/<hash>: a file that a record in the caller's scope names, whole or one range.
class MediaHandler final : public Handler
{
public:
    Result<HttpResponse> handle(Call &call) const override;
};

} // namespace hub
