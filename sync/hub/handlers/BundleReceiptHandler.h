// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/Handler.h"

namespace hub {

//! GET /v1/bundles/{id}/receipt: the answering bundle, made anew. It is sealed to the device that
//! sent the first one, so anybody enrolled may carry it.
class BundleReceiptHandler final : public Handler
{
public:
    Result<HttpResponse> handle(Call &call) const override;
};

} // namespace hub
