// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/bundle/BundleSummary.h"
#include "sync/engine/Cancellation.h"
#include "sync/engine/SyncStatus.h"

#include <QObject>
#include <QSet>
#include <QString>

#include <memory>

class QThread;

namespace models {
class Clock;
class RandomSource;
class Vault;
} // namespace models

namespace engine {

class SyncWorker;

//! The engine as the window sees it: runs syncs on a thread of its own, with its own connection.
//!
//! Syncs by itself: soon after a local change, when the hub said that it is time again, and after a
//! failure with growing pauses. Lives on the UI thread; every signal arrives there.
class SyncService : public QObject
{
    Q_OBJECT

public:
    //! All must outlive the service. The first statusChanged follows as soon as the replica has
    //! been read.
    SyncService(const models::Vault &vault, const models::Clock &clock,
                models::RandomSource &random, QObject *parent = nullptr);
    //! Stops at the next safe point; what is unsent stays in the outbox, signed.
    ~SyncService() override;

    const SyncStatus &status() const { return m_status; }

public slots:
    //! Always answers with a statusChanged, offline too.
    void syncNow();
    //! After a local write: recounts, and syncs soon.
    void noticeLocalChange();
    void pause();
    void resume();
    //! Cancels the sync under way; nothing acknowledged is lost.
    void cancel();
    //! Offers everything again that the hub refused, and syncs.
    void retryRefused();
    //! After joining a hub: starts syncing there.
    void noticeEnrolment();
    //! Each of these is answered by one of the bundle signals, in the order they were asked.
    void openBundle(const QString &path);
    void exportBundle(const QString &path);
    void importBundle(const QString &path);

signals:
    void statusChanged(const engine::SyncStatus &status);
    //! Rows of these kinds changed through a pull.
    void recordsArrived(const QSet<QString> &kinds);
    void bundleOpened(const QString &path, const engine::BundleSummary &summary);
    void bundleExported(const engine::BundleExported &exported);
    void bundleImported(const engine::BundleImported &imported);
    void bundleFailed(const models::Error &error);

private:
    void take(const SyncStatus &status);

    SyncStatus m_status;
    Cancellation m_cancellation;
    std::unique_ptr<QThread> m_thread;
    SyncWorker *m_worker = nullptr;
};

} // namespace engine
