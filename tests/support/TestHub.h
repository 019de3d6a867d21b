// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"
#include "models/domain/Clock.h"
#include "models/domain/Ids.h"

#include "support/TestDatabase.h"
#include "sync/hub/HubService.h"

#include <QTemporaryDir>
#include <QUrl>

#include <optional>

namespace hub {
class HubStore;
struct HubCore;
class Router;
} // namespace hub

namespace support {

//! A hub in a temporary folder with a small county: 33 above the towns 3301 (branches 3301001 and
//! 3301002) and 3302 (branch 3302001). Served on 127.0.0.1 once start() was called. Its store is
//! the embedded one, or a database of its own where a test server runs (TestDatabase).
class TestHub
{
public:
    //! \a clock, when given, must outlive this and be safe to read from several threads.
    explicit TestHub(const models::Clock *clock = nullptr);
    ~TestHub();

    //! Serves, at first on any free port, after stop() on the same.
    models::Result<void> start();
    void stop();

    static constexpr char metricsToken[] = "a token for reading metrics";

    QUrl url() const;
    QString caFile() const;
    QByteArray caPem() const;
    QString folder() const { return m_folder->path(); }

    //! Adds the person if need be and returns a fresh one-time code.
    QString codeFor(const QString &name, const QString &organisationCode, const QString &role);
    void revoke(models::DeviceId device);
    //! A connection of this thread's own.
    hub::HubStore &store() { return *m_store; }
    const models::Clock &clock() const { return *m_clock; }
    models::RandomSource &random() { return m_random; }
    const hub::HubFolder &hubFolder() const { return *m_folder; }
    //! Empty with the embedded store.
    QString databaseAddress() const { return m_database ? m_database->address() : QString(); }
    //! The same hub as a further process would see it.
    hub::HubFolder anotherProcess() const;

private:
    models::SystemClock m_systemClock;
    const models::Clock *m_clock;
    models::SystemRandom m_random;
    QTemporaryDir m_directory;
    std::optional<TestDatabase> m_database;
    std::optional<hub::HubFolder> m_folder;
    std::unique_ptr<hub::HubStore> m_store;
    std::unique_ptr<hub::HubService> m_service;
    quint16 m_port = 0;
};

} // namespace support
