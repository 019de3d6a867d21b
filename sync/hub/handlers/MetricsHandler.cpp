// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/MetricsHandler.h"

#include "models/crypto/Cryptography.h"

namespace hub {

Result<HttpResponse> MetricsHandler::handle(Call &call) const
{
    constexpr QByteArrayView scheme("Bearer ");
    const auto authorization = call.request.header("authorization");
    const auto &expected = call.core.metricsTokenHash;
    // Hashes are compared, so that the time it takes tells nothing about the token.
    if (expected.isEmpty() || !authorization.startsWith(scheme)
        || models::crypto::hash(authorization.mid(scheme.size())) != expected)
        return Error::NotFound;
    HttpResponse response;
    response.headers.emplaceBack("Content-Type", "text/plain; version=0.0.4");
    response.body = call.core.metrics.text();
    return response;
}

} // namespace hub
