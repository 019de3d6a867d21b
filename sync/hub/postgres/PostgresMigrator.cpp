// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/postgres/PostgresMigrator.h"

#include "sync/hub/postgres/PostgresConnection.h"
#include "sync/hub/postgres/PostgresLocks.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <map>

namespace hub {

using namespace Qt::StringLiterals;

namespace {

using Steps = std::map<int, QString>; // number → path

Result<Steps> stepsOf(const QString &folder)
{
    static const QRegularExpression pattern(u"^(\\d{4})_[a-z0-9_]+\\.sql$"_s);
    Steps steps;
    const QDir dir(folder);
    const auto names = dir.entryList(QDir::Files);
    for (const auto &name : names) {
        if (const auto match = pattern.match(name); match.hasMatch())
            steps.emplace(match.capturedView(1).toInt(), dir.filePath(name));
    }
    if (steps.empty() || steps.begin()->first != 1 || steps.rbegin()->first != int(steps.size()))
        return Error{Error::Internal, {}, u"schema"_s, u"incomplete"_s};
    return steps;
}

Result<qint64> versionOf(PostgresConnection &connection)
{
    {
        auto select = connection.use("SELECT to_regclass('schema_version') IS NOT NULL");
        BB_TRY_ASSIGN(found, select->step());
        if (!found || !select->flag(0))
            return qint64(0);
    }
    auto select = connection.use("SELECT coalesce(max(number), 0) FROM schema_version");
    BB_TRY(select->step());
    return select->number(0);
}

Result<void> apply(PostgresConnection &connection, int number, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Internal, {}, u"schema"_s, u"unreadable"_s};
    BB_TRY(connection.execute(QString::fromUtf8(file.readAll())));
    BB_TRY(connection.execute(u"CREATE TABLE IF NOT EXISTS schema_version (number integer"
                              " PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())"_s));
    return connection.execute(u"INSERT INTO schema_version (number) VALUES (%1)"_s.arg(number));
}

} // namespace

Result<void> PostgresMigrator::migrate(PostgresConnection &connection, bool create) const
{
    BB_TRY_ASSIGN(steps, stepsOf(m_folder));
    const auto newest = steps.rbegin()->first;
    BB_TRY_ASSIGN(known, versionOf(connection));
    if (known == 0 && !create)
        return Error{Error::NotFound, {}, u"store"_s};
    // Looked at without the lock first: every connection comes by here.
    if (known == newest)
        return {};
    return connection.transact(PostgresConnection::Kind::Writing, [&]() -> Result<void> {
        BB_TRY(locks::take(connection, locks::schema));
        BB_TRY_ASSIGN(version, versionOf(connection));
        if (version > newest)
            return Error{Error::NewerVersion, {}, {}, {}, version};
        for (const auto &[number, path] : steps) {
            if (number > version)
                BB_TRY(apply(connection, number, path));
        }
        return {};
    });
}

} // namespace hub
