// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QList>
#include <QString>

namespace models {
class Clock;
class Database;
} // namespace models

namespace engine {

//! What happened while syncing: codes and numbers, never content. The newest 2,000 lines are kept.
class SyncLog
{
public:
    enum class Level { Info, Warning, Error };

    struct Line {
        qint64 at = 0; //!< UTC ms
        Level level = Level::Info;
        QString code{};
        QString numbers{}; //!< "pulled=12 pushed=3"
    };

    SyncLog(models::Database &database, const models::Clock &clock)
        : m_database(database),
          m_clock(clock)
    {
    }

    models::Result<void> add(Level level, const QString &code, const QString &numbers = {});
    //! Newest first.
    models::Result<QList<Line>> lines(int limit = 200) const;

private:
    models::Database &m_database;
    const models::Clock &m_clock;
};

} // namespace engine
