// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/StreamingHandler.h"

namespace hub {

Result<HttpResponse> StreamingHandler::handle(Call &call) const
{
    BB_TRY_ASSIGN(receiver, receive(call));
    BB_TRY(receiver->take(call.store, call.request.body));
    return receiver->finish(call.store);
}

} // namespace hub
