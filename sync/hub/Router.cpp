// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/Router.h"

#include "sync/hub/Authenticator.h"
#include "sync/hub/handlers/BatchHandler.h"
#include "sync/hub/handlers/BundleHandler.h"
#include "sync/hub/handlers/BundleReceiptHandler.h"
#include "sync/hub/handlers/ChangesHandler.h"
#include "sync/hub/handlers/EnrolmentHandler.h"
#include "sync/hub/handlers/HealthHandler.h"
#include "sync/hub/handlers/HubInfoHandler.h"
#include "sync/hub/handlers/MediaHandler.h"
#include "sync/hub/handlers/MetricsHandler.h"
#include "sync/hub/handlers/ParcelHandler.h"
#include "sync/hub/handlers/ReadyHandler.h"
#include "sync/hub/handlers/TokenHandler.h"
#include "sync/hub/handlers/Tus.h"
#include "sync/hub/handlers/TusOptionsHandler.h"
#include "sync/hub/handlers/UploadCreationHandler.h"
#include "sync/hub/handlers/UploadOffsetHandler.h"
#include "sync/hub/handlers/UploadPatchHandler.h"
#include "sync/hub/handlers/UploadTerminationHandler.h"
#include "sync/hub/handlers/WaitHandler.h"
#include "sync/hub/Limits.h"
#include "sync/wire/Enrolment.h"

namespace hub {

namespace {

struct Answer {
    int status = 500;
    const char *code = "internal";
};

// A fixed word stands where the error's own reason would tell something about the inside.
Answer answerFor(const Error &error)
{
    switch (error.code) {
    case Error::Invalid:
    case Error::Protocol:
        return {400, "malformed"};
    case Error::Unauthorised:
    case Error::Revoked:
        return {401, ""};
    case Error::Denied:
        return {403, ""};
    case Error::NotFound:
        return {404, error.reason == u"code_unknown" ? "code_unknown" : "absent"};
    case Error::Conflict:
        return {409, ""};
    case Error::Expired:
        return {410, ""};
    case Error::TooLarge:
        return {413, "too_large"};
    case Error::Unsupported:
        return {error.reason == u"tus_version" ? 412 : 415, ""};
    case Error::TooManyAttempts:
        return {429, ""};
    case Error::Busy:
        return {503, "busy"};
    case Error::DiskFull:
        return {507, "disk_full"};
    case Error::Corrupt:
        if (error.reason == u"checksum")
            return {460, "checksum"};
        if (error.field == u"bundle")
            return {422, ""};
        break;
    default:
        break;
    }
    return {};
}

} // namespace

Router::Router(HubCore &core) : m_core(core)
{
    const auto add = [this](const char *method, const char *path, Access access, qint64 limit,
                            std::shared_ptr<const Handler> handler) {
        m_routes.push_back({method, path, access, limit, std::move(handler), {}});
    };
    const auto addStreaming = [this](const char *method, const char *path, qint64 limit,
                                     const std::shared_ptr<const StreamingHandler> &handler) {
        m_routes.push_back({method, path, Access::Enrolled, limit, handler, handler});
    };
    add("GET", "/v1/hub", Access::Open, 0, std::make_shared<HubInfoHandler>());
    add("GET", "/v1/health", Access::Open, 0, std::make_shared<HealthHandler>());
    add("GET", "/v1/ready", Access::Open, 0, std::make_shared<ReadyHandler>());
    add("GET", "/metrics", Access::Open, 0, std::make_shared<MetricsHandler>());
    add("POST", "/v1/enrolments", Access::Open, limits::controlBytes,
        std::make_shared<EnrolmentHandler>());
    add("POST", "/v1/tokens", Access::Open, limits::controlBytes, std::make_shared<TokenHandler>());
    add("POST", "/v1/batches", Access::Enrolled, limits::batchBytes,
        std::make_shared<BatchHandler>());
    add("POST", "/v1/changes", Access::Enrolled, limits::changesRequestBytes,
        std::make_shared<ChangesHandler>());
    add("GET", "/v1/wait/", Access::Enrolled, 0, std::make_shared<WaitHandler>());
    addStreaming("POST", "/v1/bundles", limits::bundleBytes, std::make_shared<BundleHandler>());
    add("GET", "/v1/bundles/", Access::Enrolled, 0, std::make_shared<BundleReceiptHandler>());
    add("POST", "/v1/parcels", Access::Open, limits::parcelBytes,
        std::make_shared<ParcelHandler>());
    add("OPTIONS", "/v1/media", Access::Open, 0, std::make_shared<TusOptionsHandler>());
    add("POST", "/v1/media", Access::Enrolled, 0, std::make_shared<UploadCreationHandler>());
    add("GET", "/v1/media/", Access::Enrolled, 0, std::make_shared<MediaHandler>());
    add("HEAD", tus::uploads, Access::Enrolled, 0, std::make_shared<UploadOffsetHandler>());
    addStreaming("PATCH", tus::uploads, limits::uploadRequestBytes,
                 std::make_shared<UploadPatchHandler>());
    add("DELETE", tus::uploads, Access::Enrolled, 0, std::make_shared<UploadTerminationHandler>());
}

Router::~Router() = default;

const Router::Route *Router::find(const QByteArray &method, const QByteArray &path) const
{
    const Route *best = nullptr;
    for (const auto &route : m_routes) {
        const bool matches =
            route.path.endsWith('/') ? path.startsWith(route.path) : path == route.path;
        if (matches && method == route.method && (!best || route.path.size() > best->path.size()))
            best = &route;
    }
    return best;
}

BodyRule Router::bodyRule(const QByteArray &method, const QByteArray &path) const
{
    const auto *route = find(method, path);
    return route ? BodyRule{route->bodyLimit, route->streaming != nullptr} : BodyRule{};
}

QByteArray Router::routeName(const QByteArray &method, const QByteArray &path) const
{
    const auto *route = find(method, path);
    return route ? route->path : QByteArrayLiteral("-");
}

QList<QByteArray> Router::routes() const
{
    QList<QByteArray> names;
    for (const auto &route : m_routes)
        names.append(route.method + ' ' + route.path);
    return names;
}

HttpResponse Router::problem(const Error &error)
{
    const auto answer = answerFor(error);
    wire::Problem problem;
    problem.status = answer.status;
    problem.code = QString::fromLatin1(answer.code);
    if (problem.code.isEmpty())
        problem.code = error.reason;
    problem.field = error.field;
    if (error.code == Error::Conflict)
        problem.expected = error.number;
    HttpResponse response;
    response.status = answer.status;
    response.headers.emplaceBack("Content-Type", "application/problem+json");
    if (answer.status == 401 && error.reason == u"nonce")
        response.headers.emplaceBack("WWW-Authenticate", R"(DPoP error="use_dpop_nonce")");
    else if (answer.status == 401)
        response.headers.emplaceBack("WWW-Authenticate", R"(DPoP algs="EdDSA")");
    if (answer.status == 429 && error.number > 0)
        response.headers.emplaceBack("Retry-After",
                                     QByteArray::number((error.number + 999) / 1000));
    else if (answer.status == 429 || answer.status == 503)
        response.headers.emplaceBack("Retry-After", answer.status == 429 ? "60" : "5");
    response.body = problem.encode();
    return response;
}

qint64 Router::bodyBytes(const Route &route, const HttpRequest &request)
{
    if (!route.streaming || !request.body.isEmpty())
        return request.body.size();
    bool isKnown = false;
    const auto length = request.header("content-length").toLongLong(&isKnown);
    // One that does not say counts as the longest that its call may have.
    return isKnown && length >= 0 ? length : route.bodyLimit;
}

Result<Call> Router::begin(const Route *route, const HttpRequest &request, HubStore &store) const
{
    BB_TRY(m_core.guards.join(store));
    if (!route)
        return Error::NotFound;
    Call call{request, m_core, store, {}, request.path.mid(route->path.size())};
    if (route->access == Access::Enrolled) {
        BB_TRY_ASSIGN(session, Authenticator(m_core).session(request, store));
        BB_TRY(m_core.guards.admit(session.device.no, bodyBytes(*route, request), store));
        call.session = std::move(session);
    }
    return call;
}

Result<HttpResponse> Router::handle(const HttpRequest &request, HubStore &store) const
{
    const auto *route = find(request.method, request.path);
    BB_TRY_ASSIGN(call, begin(route, request, store));
    return route->handler->handle(call);
}

Result<std::unique_ptr<BodyReceiver>> Router::receive(const HttpRequest &request,
                                                      HubStore &store) const
{
    const auto *route = find(request.method, request.path);
    if (!route || !route->streaming)
        return Error::NotFound;
    BB_TRY_ASSIGN(call, begin(route, request, store));
    return route->streaming->receive(call);
}

HttpResponse Router::answerTo(Result<HttpResponse> result) const
{
    auto response = result ? std::move(*result) : problem(result.error());
    response.headers.emplaceBack("DPoP-Nonce", m_core.guards.nonce());
    return response;
}

HttpResponse Router::answer(const HttpRequest &request, HubStore &store) const
{
    return answerTo(handle(request, store));
}

} // namespace hub
