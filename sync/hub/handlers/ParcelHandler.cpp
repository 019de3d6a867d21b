// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/ParcelHandler.h"

#include "sync/hub/Authenticator.h"
#include "sync/hub/Directory.h"
#include "sync/hub/Limits.h"
#include "sync/hub/ParcelShelf.h"
#include "sync/hub/SessionStore.h"
#include "sync/wire/Parcel.h"

namespace hub {

using namespace Qt::StringLiterals;

Result<HttpResponse> ParcelHandler::handle(Call &call) const
{
    if (!call.core.attempts.mayTry(call.request.peer))
        return Error{Error::TooManyAttempts, {}, u"tries"_s};
    BB_TRY_ASSIGN(proof, Authenticator(call.core).proof(call.request));
    BB_TRY_ASSIGN(parcel, wire::Parcel::decode(call.request.body));
    const auto device = call.store.directory().findDevice(parcel.device);
    if (!device && device.error().code != Error::NotFound)
        return device.error();
    // One answer for all that have nothing to hand in here.
    const bool mayHandIn = device && device->revoked && device->signingKey == proof.publicKey
        && parcel.verify(device->signingKey);
    if (!mayHandIn) {
        call.core.attempts.noteFailure(call.request.peer);
        return Error::NotFound;
    }

    KeptParcel kept;
    kept.device = parcel.device;
    kept.hash = models::crypto::hash(parcel.sealed);
    kept.receivedAt = call.core.clock.nowMs();
    kept.sealed = parcel.sealed;
    BB_TRY(call.store.write([&]() -> Result<void> {
        auto &shelf = call.store.parcels();
        BB_TRY_ASSIGN(known, shelf.has(kept.hash));
        if (known)
            return {};
        BB_TRY_ASSIGN(count, shelf.countOf(kept.device));
        if (count >= limits::parcelsOfADevice)
            return Error{Error::Denied, {}, u"parcels"_s};
        BB_TRY(shelf.add(kept));
        return call.store.sessions().addDecision(kept.receivedAt, u"parcel"_s, u"kept"_s,
                                                 kept.device, {});
    }));
    return jsonResponse(201, R"({"kept":true})");
}

} // namespace hub
