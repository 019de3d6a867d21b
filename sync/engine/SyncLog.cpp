// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/SyncLog.h"

#include "models/domain/Clock.h"
#include "models/sql/Database.h"

namespace engine {

using namespace Qt::StringLiterals;
using models::Result;

namespace {

QString wordOf(SyncLog::Level level)
{
    switch (level) {
    case SyncLog::Level::Info:
        return u"info"_s;
    case SyncLog::Level::Warning:
        return u"warning"_s;
    case SyncLog::Level::Error:
        return u"error"_s;
    }
    return {};
}

SyncLog::Level levelOf(const QString &word)
{
    if (word == u"error")
        return SyncLog::Level::Error;
    return word == u"warning" ? SyncLog::Level::Warning : SyncLog::Level::Info;
}

} // namespace

Result<void> SyncLog::add(Level level, const QString &code, const QString &numbers)
{
    BB_TRY_ASSIGN(insert,
                  m_database.prepare("INSERT INTO sync_log (at, level, code, numbers)"
                                     " VALUES (?1, ?2, ?3, ?4)"));
    insert.bind(1, m_clock.nowMs()).bind(2, wordOf(level)).bind(3, QStringView(code));
    BB_TRY(insert.bind(4, QStringView(numbers)).run());
    BB_TRY_ASSIGN(trim,
                  m_database.prepare("DELETE FROM sync_log"
                                     " WHERE id <= (SELECT max(id) FROM sync_log) - 2000"));
    return trim.run();
}

Result<QList<SyncLog::Line>> SyncLog::lines(int limit) const
{
    QList<Line> lines;
    BB_TRY_ASSIGN(rows,
                  m_database.prepare("SELECT at, level, code, numbers FROM sync_log"
                                     " ORDER BY id DESC LIMIT ?1"));
    rows.bind(1, qint64(limit));
    for (;;) {
        BB_TRY_ASSIGN(more, rows.step());
        if (!more)
            return lines;
        lines.append({rows.number(0), levelOf(rows.text(1)), rows.text(2), rows.text(3)});
    }
}

} // namespace engine
