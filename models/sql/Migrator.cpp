// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sql/Migrator.h"

#include "models/sql/Database.h"
#include "models/sql/Transaction.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <map>

namespace models {

namespace {

using Steps = std::map<int, QString>; // number → path

Result<Steps> stepsOf(const QString &folder)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{4})_[a-z0-9_]+\\.sql$"));
    Steps steps;
    const QDir dir(folder);
    const auto names = dir.entryList(QDir::Files);
    for (const auto &name : names) {
        const auto match = pattern.match(name);
        if (!match.hasMatch())
            continue;
        if (!steps.emplace(match.capturedView(1).toInt(), dir.filePath(name)).second)
            return Error{Error::Internal, {}, QStringLiteral("schema"), QStringLiteral("twice")};
    }
    // An empty folder is a program linked without its resources; a gap is a lost file.
    if (steps.empty() || steps.begin()->first != 1 || steps.rbegin()->first != int(steps.size()))
        return Error{Error::Internal, {}, QStringLiteral("schema"), QStringLiteral("incomplete")};
    return steps;
}

Result<void> apply(Database &database, int number, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Internal, {}, QStringLiteral("schema"), QStringLiteral("unreadable")};
    const auto sql = file.readAll();

    Transaction transaction(database);
    BB_TRY(transaction.begun());
    // Another program may have brought the file up to date while this one waited for the lock.
    BB_TRY_ASSIGN(version, database.number("PRAGMA user_version"));
    if (version >= number)
        return {};
    BB_TRY(database.execute(sql.constData()));
    const auto done = "PRAGMA user_version=" + QByteArray::number(number);
    BB_TRY(database.execute(done.constData()));
    return transaction.commit();
}

} // namespace

int Migrator::newestVersion() const
{
    const auto steps = stepsOf(m_folder);
    return steps ? steps->rbegin()->first : 0;
}

Result<void> Migrator::migrate(Database &database) const
{
    BB_TRY_ASSIGN(steps, stepsOf(m_folder));
    BB_TRY_ASSIGN(version, database.number("PRAGMA user_version"));
    if (version > steps.rbegin()->first)
        return Error{Error::NewerVersion, {}, {}, {}, version};
    for (const auto &[number, path] : steps) {
        if (number <= version)
            continue;
        if (auto applied = apply(database, number, path); !applied) {
            auto error = applied.error();
            error.detail += QStringLiteral(" in step %1").arg(number);
            return error;
        }
    }
    return {};
}

} // namespace models
