// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/HealthHandler.h"

namespace hub {

Result<HttpResponse> HealthHandler::handle(Call &call) const
{
    // Any read tells whether the store answers; this one touches no key.
    BB_TRY(call.store.read([] { return Result<void>(); }));
    return jsonResponse(200, R"({"status":"ok"})");
}

} // namespace hub
