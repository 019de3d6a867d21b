// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/http/HttpServer.h"
#include "sync/hub/HubFolder.h"

#include <QJsonObject>

#include <functional>
#include <memory>

namespace models {
class Clock;
class RandomSource;
} // namespace models

namespace hub {

struct HubCore;
class PeerListener;
class Router;

//! Takes one structured line for the log; called on any thread.
using HubLog = std::function<void(const QJsonObject &)>;

//! A hub at work: its store, its calls and its server.
class HubService
{
public:
    //! Clock and random source must outlive the service and be safe to use from several threads.
    HubService(HubFolder folder, const models::Clock &clock, models::RandomSource &random,
               HubLog log);
    //! Stops.
    ~HubService();

    //! Accepts connections when it returns. The certificate is the folder's own unless \a options
    //! names one. Whoever has \a metricsToken may read the metrics.
    Result<void> start(HttpServerOptions options, const QByteArray &metricsToken = {});
    //! Lets requests under way finish.
    void stop();
    quint16 port() const;

private:
    class Stores;
    class Body;
    class Waiting;

    HttpResponse answer(const HttpRequest &request);
    BodyOpening openBody(const HttpRequest &request);
    PeerNews peerNews();
    void log(const HttpRequest &request, qint64 bytesIn, const HttpResponse &response,
             qint64 startedAt) const;

    HubFolder m_folder;
    const models::Clock &m_clock;
    models::RandomSource &m_random;
    HubLog m_log;
    std::unique_ptr<Stores> m_stores;
    std::unique_ptr<HubCore> m_core;
    std::unique_ptr<Router> m_router;
    std::unique_ptr<PeerListener> m_listener;
    std::unique_ptr<HttpServer> m_server;
};

} // namespace hub
