// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>

class QTcpServer;
class QTcpSocket;

namespace support {

class FaultProxyServer;

//! A TCP relay on loopback between a client and a hub: counts the bytes of both directions and
//! breaks connections where a test wants it. Works on a thread of its own.
class FaultProxy
{
public:
    explicit FaultProxy(quint16 targetPort);
    ~FaultProxy();

    quint16 port() const { return m_port; }

    //! Breaks every connection once this many bytes have passed in both directions together,
    //! counted from now; -1 never. The bytes before the break arrive.
    void breakAfter(qint64 bytes);
    //! Takes no new connections and breaks those there are.
    void setDown(bool down);

    qint64 bytesUp() const { return m_up; }
    qint64 bytesDown() const { return m_down; }
    void resetCounts();
    //! How often breakAfter() has broken the connections.
    int breaks() const { return m_breaks; }

private:
    friend class FaultProxyServer;

    QThread m_thread;
    FaultProxyServer *m_server = nullptr;
    quint16 m_port = 0;
    std::atomic<qint64> m_up = 0;
    std::atomic<qint64> m_down = 0;
    std::atomic<qint64> m_left = -1;
    std::atomic<int> m_breaks = 0;
    std::atomic<bool> m_isDown = false;
};

} // namespace support
