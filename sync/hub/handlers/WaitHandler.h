// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/Handler.h"

namespace hub {

//! GET /v1/wait/{checkpoint}: answered when something has changed in what the caller reads since
//! that checkpoint, or when nothing did for a while. Waiting holds no thread.
class WaitHandler final : public Handler
{
public:
    Result<HttpResponse> handle(Call &call) const override;

private:
    Result<bool> hasNews(Call &call, const Scope &scope) const;
};

} // namespace hub
