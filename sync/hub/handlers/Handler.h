// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/http/HttpMessages.h"
#include "sync/hub/HubCore.h"
#include "sync/hub/HubStore.h"
#include "sync/hub/Scope.h"

namespace hub {

//! One request on its way through a handler.
struct Call {
    const HttpRequest &request;
    HubCore &core;
    HubStore &store;
    Session session{}; //!< only for handlers that require one
    QByteArray rest{}; //!< of the path behind the handler's own part
};

//! Answers one kind of request. Without state of its own: called on several threads.
class Handler
{
public:
    virtual ~Handler() = default;
    //! An error becomes a problem document; NotFound is the same for absent and forbidden.
    virtual Result<HttpResponse> handle(Call &call) const = 0;
};

//! The caller's rights as the store has them now.
Result<Scope> scopeOf(Call &call);

HttpResponse jsonResponse(int status, const QByteArray &json);

} // namespace hub
