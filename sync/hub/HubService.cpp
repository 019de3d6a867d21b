// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/HubService.h"

#include "models/crypto/Cryptography.h"

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

//! Gives each step of a long request the store of the thread that it runs in.
class HubService::Body final : public BodySink
{
public:
    Body(HubService &service, HttpRequest request, std::unique_ptr<BodyReceiver> receiver,
         qint64 startedAt)
        : m_service(service),
          m_request(std::move(request)),
          m_receiver(std::move(receiver)),
          m_startedAt(startedAt)
    {
    }

    std::optional<HttpResponse> take(QByteArrayView bytes) override
    {
        m_bytesIn += bytes.size();
        const auto store = m_service.m_stores->forThisThread();
        const auto taken = store ? m_receiver->take(**store, bytes) : Result<void>(store.error());
        return taken ? std::nullopt : std::optional(answer(taken.error()));
    }

    HttpResponse finish() override
    {
        const auto store = m_service.m_stores->forThisThread();
        return answer(store ? m_receiver->finish(**store) : Result<HttpResponse>(store.error()));
    }

    void cut() override
    {
        if (const auto store = m_service.m_stores->forThisThread())
            m_receiver->cut(**store);
    }

private:
    HttpResponse answer(Result<HttpResponse> result) const
    {
        auto response = m_service.m_router->answerTo(std::move(result));
        m_service.log(m_request, m_bytesIn, response, m_startedAt);
        return response;
    }

    HubService &m_service;
    const HttpRequest m_request;
    const std::unique_ptr<BodyReceiver> m_receiver;
    const qint64 m_startedAt;
    qint64 m_bytesIn = 0;
};

//! Gives a late answer what every answer has, when it comes.
class HubService::Waiting final : public PendingAnswer
{
public:
    Waiting(HubService &service, HttpRequest request, std::shared_ptr<PendingAnswer> pending,
            qint64 startedAt)
        : m_service(service),
          m_request(std::move(request)),
          m_pending(std::move(pending)),
          m_startedAt(startedAt)
    {
    }

    int milliseconds() const override { return m_pending->milliseconds(); }
    void whenDue(std::function<void()> wake) override { m_pending->whenDue(std::move(wake)); }
    HttpResponse finish() override
    {
        auto response = m_service.m_router->answerTo(m_pending->finish());
        m_service.log(m_request, 0, response, m_startedAt);
        return response;
    }

private:
    HubService &m_service;
    const HttpRequest m_request;
    const std::shared_ptr<PendingAnswer> m_pending;
    const qint64 m_startedAt;
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

Result<void> HubService::start(HttpServerOptions options, const QByteArray &metricsToken)
{
    BB_TRY_ASSIGN(store, m_folder.openStore());
    BB_TRY_ASSIGN(identity, HubIdentity::load(*store));
    m_core =
        std::make_unique<HubCore>(std::move(identity), m_clock, m_random, m_folder.mediaPath());
    if (!metricsToken.isEmpty())
        m_core->metricsTokenHash = models::crypto::hash(metricsToken);
    m_router = std::make_unique<Router>(*m_core);
    BB_TRY_ASSIGN(listener, m_folder.listen(peerNews()));
    m_listener = std::move(listener);
    m_stores = std::make_unique<Stores>(m_folder);
    if (options.certificateFile.isEmpty()) {
        const auto files = m_folder.authority();
        options.certificateFile = files.certificate;
        options.keyFile = files.certificateKey;
    }
    HttpService service;
    service.answer = [this](const HttpRequest &request) { return answer(request); };
    service.bodyRule = [this](const QByteArray &method, const QByteArray &path) {
        return m_router->bodyRule(method, path);
    };
    service.openBody = [this](const HttpRequest &request) { return openBody(request); };
    m_server = std::make_unique<HttpServer>(options, std::move(service));
    return m_server->start();
}

void HubService::stop()
{
    // The server first: its workers use all the rest.
    m_server.reset();
    m_listener.reset();
    m_router.reset();
    m_stores.reset();
    m_core.reset();
}

PeerNews HubService::peerNews()
{
    PeerNews news;
    news.changed = [this](const QList<ChangedStream> &streams, qint64 device) {
        m_core->waitRoom.announce(streams, device);
    };
    news.uploadWanted = [this](const QString &id) { m_core->uploads.handOver(id); };
    news.deafened = [this] {
        m_core->uploads.handOverAll();
        m_core->waitRoom.callAll();
    };
    return news;
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
    if (response.pending)
        response.pending =
            std::make_shared<Waiting>(*this, request, std::move(response.pending), startedAt);
    else
        log(request, request.body.size(), response, startedAt);
    return response;
}

BodyOpening HubService::openBody(const HttpRequest &request)
{
    const auto startedAt = m_clock.monotonicMs();
    const auto store = m_stores->forThisThread();
    if (!store)
        return {{}, Router::problem(store.error())};
    auto receiver = m_router->receive(request, **store);
    if (receiver)
        return {std::make_unique<Body>(*this, request, std::move(*receiver), startedAt), {}};
    BodyOpening opening{{}, m_router->answerTo(receiver.error())};
    log(request, 0, opening.refusal, startedAt);
    return opening;
}

void HubService::log(const HttpRequest &request, qint64 bytesIn, const HttpResponse &response,
                     qint64 startedAt) const
{
    const auto route = m_router->routeName(request.method, request.path);
    const auto took = m_clock.monotonicMs() - startedAt;
    const auto bytesOut = response.stream ? response.stream->size() : response.body.size();
    // What no route takes has no name of the caller's choosing either.
    const auto counted = route == "-" ? route : request.method + ' ' + route;
    m_core->metrics.note({counted, response.status, took, bytesIn, bytesOut});
    if (!m_log)
        return;
    m_log({{u"event"_s, u"request"_s},
           {u"method"_s, QString::fromLatin1(request.method)},
           {u"route"_s, QString::fromLatin1(route)},
           {u"status"_s, response.status},
           {u"bytesIn"_s, bytesIn},
           {u"bytesOut"_s, bytesOut},
           {u"ms"_s, took}});
}

} // namespace hub
