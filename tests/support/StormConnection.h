// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/StormProxy.h"

#include <QByteArray>
#include <QObject>
#include <QTcpSocket>

#include <random>

class QTcpServer;

namespace support {

//! One relayed connection and the fault that was drawn for it.
class StormConnection : public QObject
{
    Q_OBJECT

public:
    StormConnection(StormProxy &proxy, QTcpSocket *client, quint16 targetPort, Fault fault,
                    quint64 seed, QObject *parent);

    bool wasHit() const { return m_hit; }
    void reset();

private:
    //! One of the two directions.
    struct Pipe {
        QTcpSocket *from = nullptr;
        QTcpSocket *to = nullptr;
        QByteArray waiting{};
        bool over = false;
    };

    void read(Pipe &pipe);
    void pump(Pipe &pipe);
    void strike(Pipe &pipe);
    void end();

    StormProxy &m_proxy;
    const Fault m_fault;
    std::mt19937_64 m_random;
    Pipe m_up;
    Pipe m_down;
    qint64 m_left; //!< bytes of both directions until the fault
    bool m_hit = false;
    bool m_stalled = false;
    bool m_isOver = false;
};

//! The part of StormProxy that lives on its thread.
class StormServer : public QObject
{
    Q_OBJECT

public:
    StormServer(StormProxy &proxy, quint16 targetPort, quint64 seed)
        : m_proxy(proxy),
          m_targetPort(targetPort),
          m_random(seed)
    {
    }

    quint16 listen();
    void calm();

private:
    void accept();
    Fault draw();

    StormProxy &m_proxy;
    const quint16 m_targetPort;
    std::mt19937_64 m_random;
    QTcpServer *m_server = nullptr;
};

//! Ends sending on a socket and goes on receiving, which Qt has no call for.
void endSending(QTcpSocket &socket);

} // namespace support
