// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/Handler.h"

#include "sync/hub/Directory.h"

namespace hub {

Result<Scope> scopeOf(Call &call)
{
    BB_TRY_ASSIGN(grants, call.store.directory().grants(call.session.person));
    return Scope(std::move(grants));
}

HttpResponse jsonResponse(int status, const QByteArray &json)
{
    HttpResponse response;
    response.status = status;
    response.headers.emplaceBack("Content-Type", "application/json");
    response.body = json;
    return response;
}

} // namespace hub
