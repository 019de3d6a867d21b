// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/StreamingHandler.h"

#include <memory>
#include <vector>

namespace hub {

//! Which handler answers which call, and what every answer has in common.
class Router
{
public:
    explicit Router(HubCore &core);
    ~Router();

    //! Never fails: whatever goes wrong becomes a problem document. Any thread, with its own store.
    HttpResponse answer(const HttpRequest &request, HubStore &store) const;
    BodyRule bodyRule(const QByteArray &method, const QByteArray &path) const;
    //! Begins a request whose body is streamed; what it comes to goes through answerTo().
    Result<std::unique_ptr<BodyReceiver>> receive(const HttpRequest &request,
                                                  HubStore &store) const;
    //! What every answer carries, added to a handler's.
    HttpResponse answerTo(Result<HttpResponse> result) const;
    //! A name for logs that carries no ids: "/v1/media/uploads/".
    QByteArray routeName(const QByteArray &method, const QByteArray &path) const;

    //! "POST /v1/batches"; a path that ends in '/' goes on with an id.
    QList<QByteArray> routes() const;

    static HttpResponse problem(const Error &error);

private:
    enum class Access { Open, Enrolled };
    struct Route {
        QByteArray method{};
        QByteArray path{}; //!< ending in '/': whatever follows belongs to the handler
        Access access = Access::Enrolled;
        qint64 bodyLimit = 0;
        std::shared_ptr<const Handler> handler{};
        std::shared_ptr<const StreamingHandler> streaming{}; //!< the same, where bodies are long
    };

    const Route *find(const QByteArray &method, const QByteArray &path) const;
    //! What the request is going to send.
    static qint64 bodyBytes(const Route &route, const HttpRequest &request);
    Result<Call> begin(const Route *route, const HttpRequest &request, HubStore &store) const;
    Result<HttpResponse> handle(const HttpRequest &request, HubStore &store) const;

    HubCore &m_core;
    std::vector<Route> m_routes;
};

} // namespace hub
