// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/HubClient.h"

#include "models/crypto/Cryptography.h"
#include "models/domain/Clock.h"
#include "models/domain/RandomSource.h"

#include "sync/wire/Enrolment.h"
#include "sync/wire/Proof.h"

#include <chrono>

namespace engine {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto cancelPoll = 50ms;
// A token is left alone for its last minute, so that it cannot end on the way.
constexpr qint64 tokenMarginMs = 60'000;
constexpr int maximumAttempts = 4;

qint64 waitOf(const HttpReply &reply)
{
    bool ok = false;
    const auto seconds = reply.header("retry-after").toLongLong(&ok);
    return ok ? qBound(qint64(0), seconds, qint64(24 * 3600)) * 1000 : 0;
}

Error::Code codeOf(int status, const QString &code)
{
    switch (status) {
    case 401:
        return code == u"revoked" ? Error::Revoked : Error::Unauthorised;
    case 403:
        return code == u"revoked" ? Error::Revoked : Error::Denied;
    case 404:
        return Error::NotFound;
    case 409:
        return Error::Conflict;
    case 410:
        return Error::Expired;
    case 413:
        return Error::TooLarge;
    case 426:
        return Error::NewerVersion;
    case 429:
        return Error::TooManyAttempts;
    case 460:
        return Error::Corrupt;
    default:
        return status >= 500 ? Error::ServerFault : Error::Protocol;
    }
}

} // namespace

HubClient::HubClient(HttpTransport &transport, QUrl hub, const HubSigner &signer,
                     HubSession &session, const models::Clock &clock, models::RandomSource &random,
                     Cancellation cancellation)
    : m_transport(transport),
      m_hub(std::move(hub)),
      m_signer(signer),
      m_session(session),
      m_clock(clock),
      m_random(random),
      m_cancellation(std::move(cancellation))
{
}

Error HubClient::errorOf(const HttpReply &reply)
{
    const auto problem = wire::Problem::decode(reply.body);
    Error error;
    error.code = codeOf(reply.status, problem.code);
    error.field = problem.field;
    error.reason = problem.code;
    error.detail = QString::number(reply.status);
    const bool mayWait = reply.status == 429 || reply.status >= 500;
    error.number = mayWait ? waitOf(reply) : problem.expected;
    return error;
}

Result<HttpReply> HubClient::callOpenly(HttpRequest request)
{
    Pending pending{std::move(request), false, {}};
    pending.reply = transmit(pending.request, false);
    return finish(std::move(pending));
}

Result<HttpReply> HubClient::call(HttpRequest request)
{
    BB_TRY_ASSIGN(pending, begin(std::move(request)));
    return finish(std::move(pending));
}

Result<HubClient::Pending> HubClient::begin(HttpRequest request)
{
    BB_TRY(requireToken());
    Pending pending{std::move(request), true, {}};
    pending.reply = transmit(pending.request, true);
    return pending;
}

Result<HttpReply> HubClient::finish(Pending pending)
{
    bool reconnected = false;
    for (int attempt = 1;; ++attempt) {
        auto reply = await(pending.reply);
        if (!reply) {
            // A kept connection that the hub has closed meanwhile is no loss of network, and every
            // request of ours may be repeated.
            if (reply.error().code != Error::Offline || reconnected)
                return reply.error();
            reconnected = true;
        } else {
            m_session.takeNonce(reply->header("dpop-nonce"));
            if (reply->status >= 200 && reply->status < 300)
                return reply;
            const auto error = errorOf(*reply);
            const bool wantsNonce = reply->status == 401 && error.reason == u"nonce";
            const bool wantsToken = reply->status == 401 && error.reason == u"token";
            if (attempt >= maximumAttempts || (!wantsNonce && !wantsToken))
                return error;
            if (wantsToken) {
                if (!pending.authenticated)
                    return error;
                m_session.takeToken({}, m_signer.person, 0);
                BB_TRY(requireToken());
            }
        }
        pending.reply = transmit(pending.request, pending.authenticated);
    }
}

Result<void> HubClient::requireToken()
{
    if (m_session.hasToken(m_signer.person, m_clock.nowMs()))
        return {};
    if (m_session.nonce.isEmpty())
        BB_TRY(callOpenly({"GET", "/v1/hub"}));

    // Both signatures are over the nonce, so a refused nonce means signing anew.
    for (int attempt = 1;; ++attempt) {
        wire::TokenRequest request{
            m_signer.device, m_signer.person, QString::fromLatin1(m_session.nonce), {}, {}};
        request.sign(m_signer.deviceKey, m_signer.personKey);
        const HttpRequest http{
            "POST", "/v1/tokens", {{"Content-Type", "application/json"}}, request.encode()};
        auto pending = transmit(http, false);
        auto reply = await(pending);
        if (!reply) {
            if (reply.error().code == Error::Offline && attempt == 1)
                continue;
            return reply.error();
        }
        m_session.takeNonce(reply->header("dpop-nonce"));
        if (reply->status != 200) {
            const auto error = errorOf(*reply);
            if (error.reason == u"nonce" && attempt < maximumAttempts)
                continue;
            return error;
        }
        BB_TRY_ASSIGN(token, wire::TokenReply::decode(reply->body));
        const auto life = qint64(token.expiresInSeconds) * 1000 - tokenMarginMs;
        m_session.takeToken(token.token, m_signer.person, m_clock.nowMs() + life);
        return {};
    }
}

std::future<Result<HttpReply>> HubClient::transmit(const HttpRequest &request, bool authenticated)
{
    auto signedRequest = request;
    signedRequest.headers.append({"DPoP", proofFor(request, authenticated)});
    if (authenticated)
        signedRequest.headers.append({"Authorization", "DPoP " + m_session.token});
    ++m_roundTrips;
    return m_transport.send(std::move(signedRequest));
}

Result<HttpReply> HubClient::await(std::future<Result<HttpReply>> &reply)
{
    bool aborted = false;
    while (reply.wait_for(cancelPoll) != std::future_status::ready) {
        if (m_cancellation.isCancelled() && !aborted) {
            m_transport.abortAll();
            aborted = true;
        }
    }
    if (m_cancellation.isCancelled())
        return Error{Error::Cancelled};
    return reply.get();
}

QByteArray HubClient::proofFor(const HttpRequest &request, bool authenticated)
{
    auto url = m_hub;
    url.setPath(QString::fromLatin1(request.path));
    QByteArray id(12, Qt::Uninitialized);
    m_random.fill(id.data(), id.size());

    wire::Proof proof;
    proof.publicKey = m_signer.deviceKey.publicKey;
    proof.method = QString::fromLatin1(request.method);
    proof.url = url.toString();
    proof.id = QString::fromLatin1(id.toBase64(QByteArray::Base64UrlEncoding));
    proof.nonce = QString::fromLatin1(m_session.nonce);
    if (authenticated)
        proof.tokenHash = wire::tokenHash(m_session.token);
    proof.issuedAt = m_clock.nowMs() / 1000;
    return wire::makeProof(proof, m_signer.deviceKey);
}

} // namespace engine
