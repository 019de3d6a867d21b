// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/HubService.h"

#include "sync/hub/HubCore.h"
#include "sync/hub/Router.h"

#include <map>
#include <mutex>
#include <thread>

namespace hub {

using namespace Qt::StringLiterals;

//! A connection for each of the server's worker threads, opened by the thread that uses it.
class HubService::Stores
{
public:
    explicit Stores(const HubFolder &folder) : m_folder(folder) { }

    Result<HubStore *> forThisThread()
    {
        const std::lock_guard lock(m_mutex);
        auto &store = m_stores[std::this_thread::get_id()];
        if (!store) {
            BB_TRY_ASSIGN(opened, m_folder.openStore());
            store = std::move(opened);
        }
        return store.get();
    }

private:
    const HubFolder &m_folder;
    std::mutex m_mutex;
    std::map<std::thread::id, std::unique_ptr<HubStore>> m_stores;
};

HubService::HubService(HubFolder folder, const models::Clock &clock, models::RandomSource &random,
                       HubLog log)
    : m_folder(std::move(folder)),
      m_clock(clock),
      m_random(random),
      m_log(std::move(log))
{
}

HubService::~HubService()
{
    stop();
}

Result<void> HubService::start(HttpServerOptions options)
{
    BB_TRY_ASSIGN(store, m_folder.openStore());
    BB_TRY_ASSIGN(identity, HubIdentity::load(*store));
    m_core =
        std::make_unique<HubCore>(std::move(identity), m_clock, m_random, m_folder.mediaPath());
    m_router = std::make_unique<Router>(*m_core);
    m_stores = std::make_unique<Stores>(m_folder);
    if (options.certificateFile.isEmpty()) {
        const auto files = m_folder.authority();
        options.certificateFile = files.certificate;
        options.keyFile = files.certificateKey;
    }
    m_server = std::make_unique<HttpServer>(
        options, [this](const HttpRequest &request) { return answer(request); },
        [this](const QByteArray &method, const QByteArray &path) {
            return m_router->bodyLimit(method, path);
        });
    return m_server->start();
}

void HubService::stop()
{
    // The server first: its workers use all the rest.
    m_server.reset();
    m_router.reset();
    m_stores.reset();
    m_core.reset();
}

quint16 HubService::port() const
{
    return m_server ? m_server->port() : 0;
}

HttpResponse HubService::answer(const HttpRequest &request)
{
    const auto startedAt = m_clock.monotonicMs();
    const auto store = m_stores->forThisThread();
    auto response = store ? m_router->answer(request, **store) : Router::problem(store.error());
    if (m_log) {
        m_log({{u"event"_s, u"request"_s},
               {u"method"_s, QString::fromLatin1(request.method)},
               {u"route"_s, QString::fromLatin1(m_router->routeName(request.method, request.path))},
               {u"status"_s, response.status},
               {u"bytesIn"_s, request.body.size()},
               {u"bytesOut"_s, response.body.size()},
               {u"ms"_s, m_clock.monotonicMs() - startedAt}});
    }
    return response;
}

} // namespace hub
