// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/StormProxy.h"

#include "support/StormConnection.h"

namespace support {

StormProxy::StormProxy(quint16 targetPort, quint64 seed)
{
    m_server = new StormServer(*this, targetPort, seed);
    m_server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server, [this] { m_port = m_server->listen(); }, Qt::BlockingQueuedConnection);
}

StormProxy::~StormProxy()
{
    m_thread.quit();
    m_thread.wait();
}

void StormProxy::setFaultsPerHundred(int faults)
{
    m_faultsPerHundred = faults;
    if (faults == 0)
        QMetaObject::invokeMethod(m_server, &StormServer::calm, Qt::BlockingQueuedConnection);
}

} // namespace support
