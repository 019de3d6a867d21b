// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/BatchHandler.h"

#include "sync/hub/BatchApplier.h"

namespace hub {

Result<HttpResponse> BatchHandler::handle(Call &call) const
{
    BB_TRY_ASSIGN(receipt,
                  BatchApplier(call.core, call.store).apply(call.session, call.request.body));
    HttpResponse response;
    response.headers.emplaceBack("Content-Type", "application/cbor");
    response.body = receipt;
    return response;
}

} // namespace hub
