// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/NetworkTransport.h"

#include "sync/engine/NetworkAgent.h"

#include <QSslCertificate>
#include <QSslConfiguration>

namespace engine {

Result<std::unique_ptr<NetworkTransport>> NetworkTransport::open(const QUrl &hub,
                                                                 const QByteArray &caPem)
{
    if (!hub.isValid() || hub.scheme() != u"https" || hub.host().isEmpty())
        return models::invalid(QStringLiteral("hub"), QStringLiteral("url"));
    const auto authorities = QSslCertificate::fromData(caPem, QSsl::Pem);
    if (authorities.isEmpty())
        return models::invalid(QStringLiteral("ca"), QStringLiteral("certificate"));

    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(authorities);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setProtocol(QSsl::TlsV1_2OrLater);

    auto transport = std::unique_ptr<NetworkTransport>(new NetworkTransport);
    transport->m_agent = new NetworkAgent(hub, tls);
    transport->m_agent->moveToThread(&transport->m_thread);
    QObject::connect(&transport->m_thread, &QThread::finished, transport->m_agent,
                     &QObject::deleteLater);
    transport->m_thread.setObjectName(QStringLiteral("network"));
    transport->m_thread.start();
    return transport;
}

NetworkTransport::~NetworkTransport()
{
    m_thread.quit();
    m_thread.wait();
}

std::future<Result<HttpReply>> NetworkTransport::send(HttpRequest request)
{
    auto promise = std::make_shared<std::promise<Result<HttpReply>>>();
    auto future = promise->get_future();
    QMetaObject::invokeMethod(
        m_agent,
        [agent = m_agent, request = std::move(request), promise] {
            agent->start(request, promise);
        },
        Qt::QueuedConnection);
    return future;
}

void NetworkTransport::abortAll()
{
    QMetaObject::invokeMethod(
        m_agent, [agent = m_agent] { agent->abortAll(); }, Qt::QueuedConnection);
}

} // namespace engine
