// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/Handler.h"

namespace hub {

//! OPTIONS /v1/media: what of tus this hub speaks.
class TusOptionsHandler final : public Handler
{
public:
    Result<HttpResponse> handle(Call &call) const override;
};

} // namespace hub
