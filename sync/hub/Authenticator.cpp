// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/Authenticator.h"

#include "sync/hub/HubCore.h"
#include "sync/hub/HubStore.h"
#include "sync/hub/SessionStore.h"

namespace hub {

namespace {

Error unauthorised(const char *reason)
{
    return {Error::Unauthorised, {}, QString::fromLatin1(reason)};
}

QByteArray tokenOf(const HttpRequest &request)
{
    const auto header = request.header("authorization");
    return header.startsWith("DPoP ") ? header.mid(5).trimmed() : QByteArray();
}

} // namespace

Result<wire::Proof> Authenticator::readProof(const HttpRequest &request, HubStore &store) const
{
    auto proof = wire::readProof(request.header("dpop"));
    if (!proof)
        return unauthorised("proof");
    const auto url = "https://" + request.header("host") + request.path;
    if (proof->method.toLatin1() != request.method || proof->url.toUtf8() != url)
        return unauthorised("proof");
    BB_TRY(m_core.guards.checkNonce(proof->nonce.toLatin1(), store));
    return proof;
}

Result<wire::Proof> Authenticator::proof(const HttpRequest &request, HubStore &store) const
{
    BB_TRY_ASSIGN(proof, readProof(request, store));
    BB_TRY(m_core.guards.takeProof(proof, store));
    return proof;
}

Result<Session> Authenticator::session(const HttpRequest &request, HubStore &store) const
{
    BB_TRY_ASSIGN(proof, readProof(request, store));
    const auto hash = wire::tokenHash(tokenOf(request));
    if (proof.tokenHash != hash)
        return unauthorised("token");
    auto session = store.sessions().findToken(hash, m_core.clock.nowMs());
    if (!session)
        return session.error().code == Error::NotFound ? unauthorised("token") : session.error();
    if (session->device.revoked)
        return Error{Error::Revoked, {}, QStringLiteral("revoked")};
    // The token is worth nothing with another key than that it was given for.
    if (session->device.signingKey != proof.publicKey)
        return unauthorised("token");
    // Last, so that only proofs of enrolled devices fill the memory.
    BB_TRY(m_core.guards.takeProof(proof, store));
    return session;
}

} // namespace hub
