// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/TokenHandler.h"

#include "sync/hub/Authenticator.h"
#include "sync/hub/Directory.h"
#include "sync/hub/SessionStore.h"

namespace hub {

namespace {

constexpr qint64 tokenLifeMs = 10 * 60'000;
constexpr qsizetype tokenBytes = 32;

Error unknown()
{
    // Unknown device, unknown person and wrong signature look alike.
    return {Error::Unauthorised, {}, QStringLiteral("unknown")};
}

} // namespace

Result<HttpResponse> TokenHandler::handle(Call &call) const
{
    BB_TRY_ASSIGN(proof, Authenticator(call.core).proof(call.request, call.store));
    BB_TRY_ASSIGN(request, wire::TokenRequest::decode(call.request.body));
    if (request.nonce != proof.nonce)
        return Error{Error::Unauthorised, {}, QStringLiteral("nonce")};
    const auto device = call.store.directory().findDevice(request.device);
    if (!device)
        return device.error().code == Error::NotFound ? unknown() : device.error();
    const auto personKey = call.store.directory().personKey(device->no, request.person);
    if (!personKey)
        return personKey.error().code == Error::NotFound ? unknown() : personKey.error();
    if (device->signingKey != proof.publicKey || !request.verify(device->signingKey, *personKey))
        return unknown();
    if (device->revoked)
        return Error{Error::Revoked, {}, QStringLiteral("revoked")};

    wire::TokenReply reply;
    QByteArray token(tokenBytes, Qt::Uninitialized);
    call.core.random.fill(token.data(), token.size());
    reply.token = token.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    reply.expiresInSeconds = int(tokenLifeMs / 1000);
    const auto now = call.core.clock.nowMs();
    BB_TRY(call.store.write([&] {
        return call.store.sessions().addToken(wire::tokenHash(reply.token), device->no,
                                              request.person, now + tokenLifeMs, now);
    }));
    return jsonResponse(200, reply.encode());
}

} // namespace hub
