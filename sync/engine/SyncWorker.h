// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/bundle/BundleSummary.h"
#include "sync/engine/Backoff.h"
#include "sync/engine/Cancellation.h"
#include "sync/engine/HubAccount.h"
#include "sync/engine/NewsWait.h"
#include "sync/engine/SyncReport.h"
#include "sync/engine/SyncStatus.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace models {
class Clock;
class Database;
class MediaStore;
class RandomSource;
class Vault;
} // namespace models

namespace engine {

class HttpTransport;

//! The part of SyncService that lives on the sync thread. A sync blocks that thread's event loop,
//! so nothing can begin a second one inside it.
class SyncWorker : public QObject
{
    Q_OBJECT

public:
    SyncWorker(const models::Vault &vault, const models::Clock &clock, models::RandomSource &random,
               Cancellation cancellation);
    ~SyncWorker() override;

    void start();
    //! Signs what is not signed yet and closes the database.
    void stop();
    void syncNow();
    void noticeLocalChange();
    void pause();
    void resume();
    void retryRefused();
    void noticeEnrolment();
    void openBundle(const QString &path);
    void exportBundle(const QString &path);
    void importBundle(const QString &path);

signals:
    void statusChanged(const engine::SyncStatus &status);
    void recordsArrived(const QSet<QString> &kinds);
    void bundleOpened(const QString &path, const engine::BundleSummary &summary);
    void bundleExported(const engine::BundleExported &exported);
    void bundleImported(const engine::BundleImported &imported);
    void bundleFailed(const models::Error &error);

private:
    models::Result<void> open();
    models::Result<SyncReport> runOnce();
    models::Result<HttpTransport *> transportFor(const HubAccount &account);
    void sync();
    void plan(const models::Result<SyncReport> &outcome);
    void schedule(qint64 milliseconds);
    void waitForNews();
    void takeNews();
    void report(SyncStatus::Phase phase);
    void show(const SyncProgress &progress);

    const models::Vault &m_vault;
    const models::Clock &m_clock;
    models::RandomSource &m_random;
    Cancellation m_cancellation;
    Backoff m_backoff;

    std::unique_ptr<models::Database> m_database;
    std::unique_ptr<models::MediaStore> m_media;
    std::unique_ptr<HttpTransport> m_transport;
    QUrl m_transportUrl;
    QByteArray m_transportAuthority;
    NewsWait m_news;
    QByteArray m_checkpoint; //!< of the newest pull
    QTimer m_timer{this};
    SyncStatus m_status;
    bool m_paused = false;
    bool m_stopped = false;
};

} // namespace engine
