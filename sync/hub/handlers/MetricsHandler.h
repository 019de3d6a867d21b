// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/Handler.h"

namespace hub {

//! GET /metrics for whoever has the operator's token (Authorization: Bearer); absent for all
//! others, and where no token was set.
class MetricsHandler final : public Handler
{
public:
    Result<HttpResponse> handle(Call &call) const override;
};

} // namespace hub
