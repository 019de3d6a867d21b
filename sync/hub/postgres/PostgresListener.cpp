// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/postgres/PostgresListener.h"

#include "sync/hub/postgres/PeerMessage.h"
#include "sync/hub/postgres/PostgresConnection.h"

#include <QSqlDriver>

namespace hub {

using namespace Qt::StringLiterals;

namespace {

constexpr int checkMs = 2'000;

} // namespace

//! Lives on the listener's thread.
class PostgresListener::Ear : public QObject
{
public:
    Ear(PostgresAddress address, int process, PeerNews news)
        : m_address(std::move(address)),
          m_process(process),
          m_news(std::move(news))
    {
    }

    Result<void> open()
    {
        m_connection = std::make_unique<PostgresConnection>(m_address);
        m_connection->whenOpened([this](PostgresConnection &opened) { return subscribe(opened); });
        BB_TRY(m_connection->open());
        m_timer = std::make_unique<QTimer>();
        QObject::connect(m_timer.get(), &QTimer::timeout, this, [this] { check(); });
        m_timer->start(checkMs);
        return {};
    }

    void close()
    {
        m_timer.reset();
        m_connection.reset();
    }

private:
    Result<void> subscribe(PostgresConnection &connection)
    {
        auto *driver = connection.database().driver();
        const auto channel = QString::fromLatin1(peerChannel);
        // The driver remembers channels of a connection that it has lost.
        if (driver->subscribedToNotifications().contains(channel))
            driver->unsubscribeFromNotification(channel);
        if (!driver->subscribeToNotification(channel))
            return Error{Error::Busy, {}, u"database"_s, u"listen"_s};
        QObject::disconnect(m_subscription);
        m_subscription = QObject::connect(
            driver, &QSqlDriver::notification, this,
            [this](const QString &, QSqlDriver::NotificationSource, const QVariant &payload) {
                hear(payload.toString().toUtf8());
            });
        return {};
    }

    void check()
    {
        const bool wasDeaf = m_isDeaf;
        // After a loss this opens anew, and subscribes again.
        auto probe = m_connection->use("SELECT pg_backend_pid()");
        const auto alive = probe->step();
        const auto backend = alive ? probe->number(0) : 0;
        m_isDeaf = !alive;
        if (alive && (wasDeaf || (m_backend != 0 && backend != m_backend)) && m_news.deafened)
            m_news.deafened();
        if (alive)
            m_backend = backend;
    }

    void hear(const QByteArray &payload)
    {
        const auto message = PeerMessage::decode(payload);
        if (!message || message->from == m_process)
            return;
        if (!message->changed.isEmpty() && m_news.changed)
            m_news.changed(message->changed, message->device);
        if (!message->uploadWanted.isEmpty() && message->holder == m_process)
            letGo(message->uploadWanted);
    }

    void letGo(const QString &upload)
    {
        if (m_news.uploadWanted)
            m_news.uploadWanted(upload);
        auto update = m_connection->use("UPDATE upload SET holder = 0"
                                        " WHERE id = $1 AND holder = $2");
        // When this fails the other finds nobody alive behind the lock, or asks again.
        std::ignore = update->bind(1, upload).bind(2, qint64(m_process)).run();
    }

    const PostgresAddress m_address;
    const int m_process;
    const PeerNews m_news;
    std::unique_ptr<PostgresConnection> m_connection{};
    std::unique_ptr<QTimer> m_timer{};
    QMetaObject::Connection m_subscription{};
    qint64 m_backend = 0;
    bool m_isDeaf = false;
};

PostgresListener::PostgresListener() = default;

Result<std::unique_ptr<PostgresListener>> PostgresListener::start(const PostgresAddress &address,
                                                                  int process, PeerNews news)
{
    std::unique_ptr<PostgresListener> listener(new PostgresListener);
    listener->m_ear = std::make_unique<Ear>(address, process, std::move(news));
    listener->m_ear->moveToThread(&listener->m_thread);
    listener->m_thread.start();
    Result<void> opened;
    QMetaObject::invokeMethod(
        listener->m_ear.get(), [&] { opened = listener->m_ear->open(); },
        Qt::BlockingQueuedConnection);
    BB_TRY(opened);
    return listener;
}

PostgresListener::~PostgresListener()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_ear.get(), [this] { m_ear->close(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace hub
