// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/FaultProxy.h"

#include "support/FaultProxyServer.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace support {

namespace {

constexpr int arrivalMs = 10'000;

} // namespace

FaultProxy::FaultProxy(quint16 targetPort)
{
    m_server = new FaultProxyServer(*this, targetPort);
    m_server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server, [this] { m_port = m_server->listen(); }, Qt::BlockingQueuedConnection);
}

FaultProxy::~FaultProxy()
{
    m_thread.quit();
    m_thread.wait();
}

void FaultProxy::breakAfter(qint64 bytes)
{
    m_left = bytes;
}

void FaultProxy::setDown(bool down)
{
    m_isDown = down;
    if (down)
        QMetaObject::invokeMethod(m_server, &FaultProxyServer::breakAll,
                                  Qt::BlockingQueuedConnection);
}

void FaultProxy::resetCounts()
{
    m_up = 0;
    m_down = 0;
}

quint16 FaultProxyServer::listen()
{
    m_server = new QTcpServer(this);
    connect(m_server, &QTcpServer::newConnection, this, &FaultProxyServer::accept);
    return m_server->listen(QHostAddress::LocalHost) ? m_server->serverPort() : 0;
}

void FaultProxyServer::accept()
{
    while (auto *client = m_server->nextPendingConnection()) {
        if (m_proxy.m_isDown || m_proxy.m_left == 0) {
            client->abort();
            client->deleteLater();
            continue;
        }
        auto *hub = new QTcpSocket(this);
        m_sockets << client << hub;
        connect(client, &QTcpSocket::readyRead, this,
                [this, client, hub] { relay(client, hub, true); });
        connect(hub, &QTcpSocket::readyRead, this,
                [this, client, hub] { relay(hub, client, false); });
        const auto close = [this, client, hub] {
            for (auto *socket : {client, hub}) {
                if (m_sockets.remove(socket)) {
                    socket->disconnectFromHost();
                    socket->deleteLater();
                }
            }
        };
        connect(client, &QTcpSocket::disconnected, this, close);
        connect(hub, &QTcpSocket::disconnected, this, close);
        connect(hub, &QTcpSocket::errorOccurred, this, close);
        // What the client sends before the hub has answered waits in the socket's buffer.
        hub->connectToHost(QHostAddress::LocalHost, m_targetPort);
    }
}

void FaultProxyServer::relay(QTcpSocket *from, QTcpSocket *to, bool up)
{
    auto bytes = from->readAll();
    if (bytes.isEmpty() || m_breaking)
        return;
    const qint64 left = m_proxy.m_left;
    const bool breaks = left >= 0 && bytes.size() >= left;
    if (breaks)
        bytes.truncate(left);
    (up ? m_proxy.m_up : m_proxy.m_down) += bytes.size();
    to->write(bytes);
    if (left > 0)
        m_proxy.m_left = left - bytes.size();
    if (breaks) {
        // They arrive, however slowly the other side reads; what it says meanwhile does not.
        m_breaking = true;
        while (to->bytesToWrite() > 0 && to->waitForBytesWritten(arrivalMs)) { }
        m_breaking = false;
        ++m_proxy.m_breaks;
        breakAll();
    }
}

void FaultProxyServer::breakAll()
{
    const auto sockets = m_sockets;
    m_sockets.clear();
    for (auto *socket : sockets) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

} // namespace support
