// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/Cancellation.h"
#include "sync/engine/HttpTransport.h"
#include "sync/engine/HubSession.h"

#include <QUrl>

#include <optional>

namespace models {
class Clock;
class RandomSource;
namespace crypto {
struct SigningKey;
}
} // namespace models

namespace engine {

//! Who proves a request: the device always, the person when a token is asked for.
struct HubSigner {
    models::DeviceId device{};
    models::PersonId person{};
    const models::crypto::SigningKey &deviceKey;
    const models::crypto::SigningKey &personKey;
};

//! Requests to the hub, each with its DPoP proof; blocks the calling thread.
//!
//! Takes a fresh token when the hub wants one and the fresh nonce that every answer carries,
//! repeats a request whose connection broke once, and turns statuses into codes: see errorOf().
class HubClient
{
public:
    //! All must outlive the client.
    HubClient(HttpTransport &transport, QUrl hub, const HubSigner &signer, HubSession &session,
              const models::Clock &clock, models::RandomSource &random, Cancellation cancellation);

    //! A request under way, so that the next page can travel while one is being applied.
    struct Pending {
        HttpRequest request{};
        bool authenticated = true;
        std::future<Result<HttpReply>> reply{};
    };

    //! Without a token: GET /v1/hub, POST /v1/enrolments.
    Result<HttpReply> callOpenly(HttpRequest request);
    //! With a token; 2xx answers only.
    Result<HttpReply> call(HttpRequest request);
    Result<Pending> begin(HttpRequest request);
    Result<HttpReply> finish(Pending pending);

    //! 401 Unauthorised or Revoked, 403 Denied or Revoked, 404 NotFound, 409 Conflict (reason gap,
    //! fork; number expected), 410 Expired, 413 TooLarge, 426 NewerVersion, 429 TooManyAttempts and
    //! 5xx ServerFault (number: milliseconds to wait, 0 unknown), 460 Corrupt, else Protocol. The
    //! reason is the problem's code.
    static Error errorOf(const HttpReply &reply);

    qint64 roundTrips() const { return m_roundTrips; }

private:
    Result<void> requireToken();
    std::future<Result<HttpReply>> transmit(const HttpRequest &request, bool authenticated);
    Result<HttpReply> await(std::future<Result<HttpReply>> &reply);
    QByteArray proofFor(const HttpRequest &request, bool authenticated);

    HttpTransport &m_transport;
    QUrl m_hub;
    const HubSigner &m_signer;
    HubSession &m_session;
    const models::Clock &m_clock;
    models::RandomSource &m_random;
    Cancellation m_cancellation;
    qint64 m_roundTrips = 0;
};

} // namespace engine
