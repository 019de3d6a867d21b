// SPDX-License-Identifier: GPL-3.0-or-later
#include "RawSqlCipher.h"

#include <QElapsedTimer>

#include <sqlcipher/sqlite3.h>

namespace bench {

SqlTimes runRawSqlCipher(const QString &path, const models::SecretBytes &key,
                         const QList<SqlRow> &rows, const QList<qint64> &lookups)
{
    SqlTimes times;
    sqlite3 *db = nullptr;
    sqlite3_open_v2(path.toUtf8().constData(), &db,
                    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    const QByteArray literal = "x'" + key.view().toByteArray().toHex() + "'";
    sqlite3_key_v2(db, "main", literal.constData(), int(literal.size()));
    const auto run = [&](const char *sql) {
        return sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    };
    bool fine = run("PRAGMA cipher_memory_security=OFF; PRAGMA journal_mode=WAL;"
                    "PRAGMA synchronous=FULL; PRAGMA cache_size=-64000; PRAGMA temp_store=MEMORY;"
                    "PRAGMA journal_size_limit=16777216; PRAGMA wal_autocheckpoint=4000")
        && run(sqlSchema);

    QElapsedTimer timer;
    const auto lap = [&] { return double(timer.nsecsElapsed()) / 1e6; };
    sqlite3_stmt *statement = nullptr;

    timer.start();
    fine = fine && run("BEGIN IMMEDIATE");
    sqlite3_prepare_v3(db, sqlInsert, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    for (const auto &row : rows) {
        sqlite3_bind_int64(statement, 1, row.id);
        sqlite3_bind_blob(statement, 2, row.member.constData(), 16, SQLITE_STATIC);
        sqlite3_bind_text(statement, 3, row.utf8Name.constData(), int(row.utf8Name.size()),
                          SQLITE_STATIC);
        sqlite3_bind_text(statement, 4, row.utf8Note.constData(), int(row.utf8Note.size()),
                          SQLITE_STATIC);
        sqlite3_bind_int64(statement, 5, row.amount);
        fine = fine && sqlite3_step(statement) == SQLITE_DONE;
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    fine = fine && run("COMMIT");
    times.insert = lap();

    timer.start();
    qint64 seen = 0;
    qint64 characters = 0;
    sqlite3_prepare_v3(db, sqlScan, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        seen += sqlite3_column_int64(statement, 0) > 0;
        for (int column = 1; column < 4; ++column) {
            const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, column));
            characters += sqlite3_column_bytes(statement, column) + (bytes[0] & 1);
        }
        characters += sqlite3_column_int64(statement, 4) & 1;
    }
    sqlite3_finalize(statement);
    times.scan = lap();

    timer.start();
    qint64 found = 0;
    sqlite3_prepare_v3(db, sqlLookup, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    for (const auto id : lookups) {
        sqlite3_bind_int64(statement, 1, id);
        if (sqlite3_step(statement) != SQLITE_ROW)
            break;
        found += sqlite3_column_bytes(statement, 0) == 16;
        for (int column = 0; column < 3; ++column) {
            const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, column));
            characters += sqlite3_column_bytes(statement, column) + (bytes[0] & 1);
        }
        characters += sqlite3_column_int64(statement, 3) & 1;
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    times.lookup = lap();
    sqlite3_close(db);
    times.ok = fine && seen == rows.size() && found == lookups.size() && characters > 0;
    return times;
}

} // namespace bench
