// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/StormConnection.h"

#include <QTcpServer>
#include <QTimer>

#include <algorithm>

namespace support {

namespace {

// A handshake takes about 3 KB, a sync without news 2 KB, one with photos some hundred.
constexpr int furthestFaultBytes = 120'000;
constexpr int longestStallMs = 400;
constexpr int slowPieceBytes = 4'096;
constexpr int slowPieceMs = 4;

} // namespace

StormConnection::StormConnection(StormProxy &proxy, QTcpSocket *client, quint16 targetPort,
                                 Fault fault, quint64 seed, QObject *parent)
    : QObject(parent),
      m_proxy(proxy),
      m_fault(fault),
      m_random(seed)
{
    client->setParent(this);
    auto *hub = new QTcpSocket(this);
    m_up = {client, hub};
    m_down = {hub, client};
    // Small numbers often, so that the beginning of a connection is met, too.
    const auto furthest = 1 + int(m_random() % furthestFaultBytes);
    m_left = 1 + qint64(m_random() % quint64(furthest));
    connect(client, &QTcpSocket::readyRead, this, [this] { read(m_up); });
    connect(hub, &QTcpSocket::readyRead, this, [this] { read(m_down); });
    connect(hub, &QTcpSocket::connected, this, [this] { pump(m_up); });
    connect(client, &QTcpSocket::disconnected, this, &StormConnection::end);
    connect(hub, &QTcpSocket::disconnected, this, &StormConnection::end);
    connect(hub, &QTcpSocket::errorOccurred, this, &StormConnection::end);
    hub->connectToHost(QHostAddress::LocalHost, targetPort);
}

void StormConnection::read(Pipe &pipe)
{
    pipe.waiting += pipe.from->readAll();
    pump(pipe);
}

void StormConnection::pump(Pipe &pipe)
{
    if (m_stalled || m_isOver || pipe.to->state() != QAbstractSocket::ConnectedState)
        return;
    if (pipe.over) {
        pipe.waiting.clear();
        return;
    }
    if (m_hit && m_fault == Fault::Slow) {
        pipe.to->write(pipe.waiting.left(slowPieceBytes));
        pipe.waiting.remove(0, slowPieceBytes);
        if (!pipe.waiting.isEmpty())
            QTimer::singleShot(slowPieceMs, this, [this, &pipe] { pump(pipe); });
        return;
    }
    const bool strikes = m_fault != Fault::None && !m_hit && pipe.waiting.size() >= m_left;
    const auto size = strikes ? qsizetype(m_left) : pipe.waiting.size();
    pipe.to->write(pipe.waiting.left(size));
    pipe.waiting.remove(0, size);
    m_left -= size;
    if (strikes)
        strike(pipe);
}

void StormConnection::strike(Pipe &pipe)
{
    m_hit = true;
    ++m_proxy.m_met[size_t(m_fault)];
    switch (m_fault) {
    case Fault::None:
        break;
    case Fault::Cut:
        reset();
        return;
    case Fault::Stall:
        m_stalled = true;
        QTimer::singleShot(int(m_random() % longestStallMs), this, [this] {
            m_stalled = false;
            pump(m_up);
            pump(m_down);
        });
        return;
    case Fault::Corrupt:
        if (!pipe.waiting.isEmpty())
            pipe.waiting[0] = char(pipe.waiting[0] ^ (1 << (m_random() % 8)));
        break;
    case Fault::HalfClose:
        pipe.to->flush();
        endSending(*pipe.to);
        pipe.over = true;
        break;
    case Fault::Slow:
        break;
    }
    pump(pipe);
}

void StormConnection::reset()
{
    m_isOver = true;
    for (auto *socket : {m_up.from, m_up.to}) {
        socket->disconnect(this);
        socket->abort();
    }
    deleteLater();
}

void StormConnection::end()
{
    if (m_isOver)
        return;
    m_isOver = true;
    for (auto *pipe : {&m_up, &m_down}) {
        pipe->from->disconnect(this);
        // What one side said before it left still arrives.
        if (pipe->to->state() == QAbstractSocket::ConnectedState && !pipe->over && !m_stalled)
            pipe->to->write(pipe->waiting + pipe->from->readAll());
    }
    for (auto *socket : {m_up.from, m_up.to})
        socket->disconnectFromHost();
    QTimer::singleShot(1'000, this, &QObject::deleteLater);
}

quint16 StormServer::listen()
{
    m_server = new QTcpServer(this);
    connect(m_server, &QTcpServer::newConnection, this, &StormServer::accept);
    return m_server->listen(QHostAddress::LocalHost) ? m_server->serverPort() : 0;
}

void StormServer::accept()
{
    while (auto *client = m_server->nextPendingConnection())
        new StormConnection(m_proxy, client, m_targetPort, draw(), m_random(), this);
}

Fault StormServer::draw()
{
    if (int(m_random() % 100) >= m_proxy.m_faultsPerHundred)
        return Fault::None;
    return Fault(1 + m_random() % (faultKinds - 1));
}

void StormServer::calm()
{
    for (auto *connection : findChildren<StormConnection *>()) {
        if (connection->wasHit())
            connection->reset();
    }
}

} // namespace support
