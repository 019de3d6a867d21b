// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/ParcelHandler.h"

#include "sync/hub/Authenticator.h"
#include "sync/hub/ParcelRoom.h"
#include "sync/wire/Parcel.h"

namespace hub {

using namespace Qt::StringLiterals;

Result<HttpResponse> ParcelHandler::handle(Call &call) const
{
    BB_TRY_ASSIGN(mayTry, call.core.guards.mayTry(call.request.peer, call.store));
    if (!mayTry)
        return Error{Error::TooManyAttempts, {}, u"tries"_s};
    BB_TRY_ASSIGN(proof, Authenticator(call.core).proof(call.request, call.store));
    BB_TRY_ASSIGN(parcel, wire::Parcel::decode(call.request.body));
    // One answer for all that have nothing to hand in here.
    const auto kept = parcel.verify(proof.publicKey)
        ? ParcelRoom(call.core, call.store).take(parcel)
        : Result<void>(Error::NotFound);
    if (!kept && kept.error().code == Error::NotFound)
        BB_TRY(call.core.guards.noteFailure(call.request.peer, call.store));
    BB_TRY(kept);
    return jsonResponse(201, R"({"kept":true})");
}

} // namespace hub
