// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/Handler.h"

namespace hub {

//! POST /v1/parcels: keeps what a revoked device has not delivered, and takes nothing else from it.
class ParcelHandler final : public Handler
{
public:
    Result<HttpResponse> handle(Call &call) const override;
};

} // namespace hub
