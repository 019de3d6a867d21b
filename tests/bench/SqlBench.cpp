// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "RawSqlCipher.h"
#include "SqlWorkload.h"

#include "models/sql/Database.h"
#include "models/sql/Transaction.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace {

using namespace bench;

models::SecretBytes benchKey()
{
    models::SecretBytes key(48);
    for (int i = 0; i < 48; ++i)
        key.data()[i] = static_cast<unsigned char>(i * 5);
    return key;
}

std::unique_ptr<models::Database> newDatabase(const QString &folder)
{
    models::DatabaseOptions options{folder + u"/encrypted.db"_s, benchKey()};
    options.create = true;
    auto database = models::Database::open(std::move(options));
    return database ? std::move(*database) : nullptr;
}

SqlTimes runOurDriver(const QString &folder, const QList<SqlRow> &rows,
                      const QList<qint64> &lookups)
{
    const auto database = newDatabase(folder);
    return database ? runQtSql(database->connection(), rows, lookups) : SqlTimes{};
}

SqlTimes runQtsDriver(const QString &folder, int count)
{
    QProcess process;
    process.start(Bench::program(u"bench_qsqlite_baseline"_s), {folder, QString::number(count)});
    SqlTimes times;
    if (!process.waitForFinished(600'000) || process.exitCode() != 0)
        return times;
    const auto answer = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    times.insert = answer[u"insert"_s].toDouble();
    times.scan = answer[u"scan"_s].toDouble();
    times.lookup = answer[u"lookup"_s].toDouble();
    times.ok = times.insert > 0;
    return times;
}

bool scanNatively(models::Database &database, qsizetype expected)
{
    auto scan = database.prepare(sqlScan);
    if (!scan)
        return false;
    qsizetype seen = 0;
    qint64 characters = 0;
    for (;;) {
        const auto row = scan->step();
        if (!row)
            return false;
        if (!*row)
            return seen == expected && characters > 0;
        seen += scan->number(0) > 0;
        for (int column = 1; column < 4; ++column) {
            const auto bytes = scan->bytesView(column);
            characters += bytes.size() + (bytes[0] & 1);
        }
        characters += scan->number(4) & 1;
    }
}

bool lookUpNatively(models::Database &database, const QList<qint64> &lookups)
{
    auto lookup = database.prepare(sqlLookup);
    if (!lookup)
        return false;
    qint64 characters = 0;
    for (const auto id : lookups) {
        const auto row = lookup->bind(1, id).step();
        if (!row || !*row || lookup->bytesView(0).size() != 16)
            return false;
        for (int column = 0; column < 3; ++column) {
            const auto bytes = lookup->bytesView(column);
            characters += bytes.size() + (bytes[0] & 1);
        }
        characters += lookup->number(3) & 1;
        lookup->reset();
    }
    return characters > 0;
}

SqlTimes runStatements(const QString &folder, const QList<SqlRow> &rows,
                       const QList<qint64> &lookups)
{
    SqlTimes times;
    const auto database = newDatabase(folder);
    if (!database || !database->execute(sqlSchema))
        return times;
    bool fine = true;
    times.insert = milliseconds([&] {
        models::Transaction transaction(*database);
        auto insert = database->prepare(sqlInsert);
        for (const auto &row : rows) {
            insert->bind(1, row.id).bindBytes(2, row.member).bind(3, row.name);
            fine = fine && insert->bind(4, row.note).bind(5, row.amount).run();
        }
        fine = fine && transaction.commit();
    });
    times.scan = milliseconds([&] { fine = fine && scanNatively(*database, rows.size()); });
    times.lookup = milliseconds([&] { fine = fine && lookUpNatively(*database, lookups); });
    times.ok = fine;
    return times;
}

struct BestTimes {
    Best insert;
    Best scan;
    Best lookup;

    void add(const SqlTimes &times)
    {
        insert.add(times.insert);
        scan.add(times.scan);
        lookup.add(times.lookup);
    }
};

void compareSql(Bench &bench)
{
    const int count = bench.count(100'000, 2'000);
    const auto rows = sqlRows(count);
    const auto lookups = sqlLookups(count);
    BestTimes ours;
    BestTimes qts;
    BestTimes statements;
    BestTimes raw;
    // In turns, so that a slow minute of the machine meets them all.
    for (int round = 0; round < bench.rounds(); ++round) {
        const auto one = runOurDriver(bench.folder(), rows, lookups);
        const auto two = runQtsDriver(bench.folder(), count);
        const auto three = runStatements(bench.folder(), rows, lookups);
        const auto four = runRawSqlCipher(bench.folder() + u"/raw.db"_s, benchKey(), rows, lookups);
        if (!one.ok || !two.ok || !three.ok || !four.ok)
            return bench.fail(u"sql: a contestant did not finish (%1%2%3%4)"_s.arg(one.ok)
                                  .arg(two.ok)
                                  .arg(three.ok)
                                  .arg(four.ok));
        ours.add(one);
        qts.add(two);
        statements.add(three);
        raw.add(four);
    }

    const auto driver =
        u"%1 rows: Qt SQL on our encrypted file against QSQLITE on a plain one"_s.arg(count);
    const auto bulk = u"%1 rows: native statements against plain C on SQLCipher"_s.arg(count);
    const auto add = [&](const QString &name, const Best &value, const Best &baseline, double limit,
                         const QString &note) {
        bench.add({name, value.value(), u"ms"_s, baseline.value(), limit, note});
    };
    add(u"sql.driver.insert"_s, ours.insert, qts.insert, 1.1, driver);
    add(u"sql.driver.scan"_s, ours.scan, qts.scan, 0.75, driver);
    add(u"sql.driver.lookup"_s, ours.lookup, qts.lookup, 0.8, driver);
    add(u"sql.bulk.insert"_s, statements.insert, raw.insert, 1.3, bulk);
    add(u"sql.bulk.scan"_s, statements.scan, raw.scan, 1.3, bulk);
    add(u"sql.bulk.lookup"_s, statements.lookup, raw.lookup, 1.3, bulk);
}

} // namespace

BRANCHBOOK_BENCH("sql", compareSql)
