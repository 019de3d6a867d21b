// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/HealthHandler.h"

namespace hub {

Result<HttpResponse> HealthHandler::handle(Call &call) const
{
    BB_TRY(HubIdentity::load(call.store));
    return jsonResponse(200, R"({"status":"ok"})");
}

} // namespace hub
