// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/SyncService.h"

#include "sync/engine/SyncWorker.h"

#include <QThread>

namespace engine {

SyncService::SyncService(const models::Vault &vault, const models::Clock &clock,
                         models::RandomSource &random, QObject *parent)
    : QObject(parent),
      m_thread(std::make_unique<QThread>()),
      m_worker(new SyncWorker(vault, clock, random, m_cancellation))
{
    qRegisterMetaType<SyncStatus>();
    qRegisterMetaType<QSet<QString>>();
    m_worker->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::started, m_worker, &SyncWorker::start);
    connect(m_worker, &SyncWorker::statusChanged, this, &SyncService::take);
    connect(m_worker, &SyncWorker::recordsArrived, this, &SyncService::recordsArrived);
    connect(m_worker, &SyncWorker::bundleOpened, this, &SyncService::bundleOpened);
    connect(m_worker, &SyncWorker::bundleExported, this, &SyncService::bundleExported);
    connect(m_worker, &SyncWorker::bundleImported, this, &SyncService::bundleImported);
    connect(m_worker, &SyncWorker::bundleFailed, this, &SyncService::bundleFailed);
    m_thread->setObjectName(QStringLiteral("sync"));
    m_thread->start();
}

SyncService::~SyncService()
{
    m_cancellation.cancel();
    // Blocks until the step under way is stored: what it acknowledges must not be lost.
    QMetaObject::invokeMethod(m_worker, &SyncWorker::stop, Qt::BlockingQueuedConnection);
    m_worker->deleteLater();
    m_thread->quit();
    m_thread->wait();
}

void SyncService::take(const SyncStatus &status)
{
    m_status = status;
    emit statusChanged(m_status);
}

void SyncService::syncNow()
{
    QMetaObject::invokeMethod(m_worker, &SyncWorker::syncNow, Qt::QueuedConnection);
}

void SyncService::noticeLocalChange()
{
    QMetaObject::invokeMethod(m_worker, &SyncWorker::noticeLocalChange, Qt::QueuedConnection);
}

void SyncService::pause()
{
    m_cancellation.cancel();
    QMetaObject::invokeMethod(m_worker, &SyncWorker::pause, Qt::QueuedConnection);
}

void SyncService::resume()
{
    QMetaObject::invokeMethod(m_worker, &SyncWorker::resume, Qt::QueuedConnection);
}

void SyncService::cancel()
{
    m_cancellation.cancel();
}

void SyncService::retryRefused()
{
    QMetaObject::invokeMethod(m_worker, &SyncWorker::retryRefused, Qt::QueuedConnection);
}

void SyncService::noticeEnrolment()
{
    QMetaObject::invokeMethod(m_worker, &SyncWorker::noticeEnrolment, Qt::QueuedConnection);
}

void SyncService::openBundle(const QString &path)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, path] { worker->openBundle(path); }, Qt::QueuedConnection);
}

void SyncService::exportBundle(const QString &path)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, path] { worker->exportBundle(path); }, Qt::QueuedConnection);
}

void SyncService::importBundle(const QString &path)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, path] { worker->importBundle(path); }, Qt::QueuedConnection);
}

} // namespace engine
