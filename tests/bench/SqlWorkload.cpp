// SPDX-License-Identifier: GPL-3.0-or-later
#include "SqlWorkload.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;

namespace bench {

QList<SqlRow> sqlRows(int count)
{
    std::mt19937 random(7);
    QList<SqlRow> rows;
    rows.reserve(count);
    for (int i = 0; i < count; ++i) {
        SqlRow row;
        row.id = i + 1;
        row.member.resize(16);
        std::ranges::generate(row.member, [&] { return char(random()); });
        row.name = u"王小%1"_s.arg(QChar(char16_t(0x4e00 + random() % 5000)));
        row.note = u"attended, seat %1, marked by the secretary at %2"_s.arg(i % 40).arg(i);
        row.utf8Name = row.name.toUtf8();
        row.utf8Note = row.note.toUtf8();
        row.amount = qint64(random() % 100'000);
        rows.append(row);
    }
    return rows;
}

QList<qint64> sqlLookups(int count)
{
    std::mt19937 random(8);
    QList<qint64> ids;
    for (int i = 0; i < count; ++i)
        ids.append(qint64(random() % unsigned(count)) + 1);
    return ids;
}

SqlTimes runQtSql(QSqlDatabase database, const QList<SqlRow> &rows, const QList<qint64> &lookups)
{
    SqlTimes times;
    QElapsedTimer timer;
    const auto lap = [&] { return double(timer.nsecsElapsed()) / 1e6; };
    QSqlQuery query(database);
    if (!query.exec(QString::fromLatin1(sqlSchema)))
        return times;

    timer.start();
    {
        QSqlQuery insert(database);
        if (!database.transaction() || !insert.prepare(QString::fromLatin1(sqlInsert)))
            return times;
        for (const auto &row : rows) {
            insert.bindValue(0, row.id);
            insert.bindValue(1, row.member);
            insert.bindValue(2, row.name);
            insert.bindValue(3, row.note);
            insert.bindValue(4, row.amount);
            if (!insert.exec())
                return times;
        }
        if (!database.commit())
            return times;
    }
    times.insert = lap();

    timer.start();
    qint64 seen = 0;
    qint64 characters = 0;
    {
        QSqlQuery scan(database);
        scan.setForwardOnly(true);
        if (!scan.exec(QString::fromLatin1(sqlScan)))
            return times;
        while (scan.next()) {
            seen += scan.value(0).toLongLong() > 0;
            characters += scan.value(1).toByteArray().size() + scan.value(2).toString().size()
                + scan.value(3).toString().size();
            characters += scan.value(4).toLongLong() & 1;
        }
    }
    times.scan = lap();

    timer.start();
    qint64 found = 0;
    {
        QSqlQuery lookup(database);
        lookup.setForwardOnly(true);
        if (!lookup.prepare(QString::fromLatin1(sqlLookup)))
            return times;
        for (const auto id : lookups) {
            lookup.bindValue(0, id);
            if (!lookup.exec() || !lookup.next())
                return times;
            found += lookup.value(0).toByteArray().size() == 16;
            characters += lookup.value(1).toString().size() + lookup.value(2).toString().size()
                + (lookup.value(3).toLongLong() & 1);
            lookup.finish();
        }
    }
    times.lookup = lap();
    times.ok = seen == rows.size() && found == lookups.size() && characters > 0;
    return times;
}

} // namespace bench
