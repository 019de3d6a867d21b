// SPDX-License-Identifier: GPL-3.0-or-later
// The only program of the product that loads Qt's own SQLite driver, and the only one that writes
// an unencrypted database: made-up rows, for the benchmark to be held against.
#include "SqlWorkload.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    const auto path = arguments[1] + u"/plain.db"_s;
    const int count = arguments[2].toInt();

    auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    database.setDatabaseName(path);
    if (!database.open())
        return 3;
    // What the product's own driver sets, so that only driver and encryption differ.
    for (const auto *pragma :
         {"journal_mode=WAL", "synchronous=FULL", "cache_size=-64000", "temp_store=MEMORY",
          "journal_size_limit=16777216", "wal_autocheckpoint=4000"})
        QSqlQuery(database).exec(u"PRAGMA "_s + QString::fromLatin1(pragma));

    const auto times = bench::runQtSql(database, bench::sqlRows(count), bench::sqlLookups(count));
    QFile file(path);
    if (!times.ok || !file.open(QIODevice::ReadOnly)
        || !file.read(15).startsWith("SQLite format 3"))
        return 4;
    const QJsonObject answer{
        {u"insert"_s, times.insert}, {u"scan"_s, times.scan}, {u"lookup"_s, times.lookup}};
    std::puts(QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
    return 0;
}
