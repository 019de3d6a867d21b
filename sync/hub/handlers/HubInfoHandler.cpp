// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/HubInfoHandler.h"

#include "sync/hub/Limits.h"
#include "sync/wire/Enrolment.h"

namespace hub {

Result<HttpResponse> HubInfoHandler::handle(Call &call) const
{
    wire::HubInfo info;
    info.hubId = call.core.identity.id;
    info.version = wire::protocolVersion;
    info.now = call.core.clock.nowMs();
    info.maximumBatchBytes = limits::batchBytes;
    info.maximumMediaChunk = limits::uploadRequestBytes;
    return jsonResponse(200, info.encode());
}

} // namespace hub
