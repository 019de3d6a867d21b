// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>

class QTcpServer;
class QTcpSocket;

namespace support {

class FaultProxy;

//! The part of FaultProxy that lives on its thread.
class FaultProxyServer : public QObject
{
    Q_OBJECT

public:
    FaultProxyServer(FaultProxy &proxy, quint16 targetPort)
        : m_proxy(proxy),
          m_targetPort(targetPort)
    {
    }

    quint16 listen();
    void breakAll();

private:
    void accept();
    void relay(QTcpSocket *from, QTcpSocket *to, bool up);

    FaultProxy &m_proxy;
    quint16 m_targetPort;
    QTcpServer *m_server = nullptr;
    QSet<QTcpSocket *> m_sockets;
    bool m_breaking = false;
};

} // namespace support
