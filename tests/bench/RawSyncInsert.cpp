// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncRows.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <cstring>

#include <sqlcipher/sqlite3.h>

namespace bench {

namespace {

//! What six bits each character of base64url stands for.
struct Base64Table {
    unsigned char bits[256] = {};

    Base64Table()
    {
        const char *letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (unsigned char i = 0; i < 64; ++i)
            bits[static_cast<unsigned char>(letters[i])] = i;
    }
};

//! The 16 bytes of an id from its 22 characters.
const char *readId(const char *at, unsigned char *id)
{
    static const Base64Table table;
    unsigned collected = 0;
    int count = 0;
    for (int i = 0; i < 22; ++i) {
        collected = collected << 6 | table.bits[static_cast<unsigned char>(at[i])];
        count += 6;
        if (count >= 8) {
            count -= 8;
            *id++ = static_cast<unsigned char>(collected >> count);
        }
    }
    return at + 22;
}

const char *after(const char *at, const char *key)
{
    return std::strstr(at, key) + std::strlen(key);
}

} // namespace

double rawSyncInsert(const QString &path, const QByteArray &json)
{
    sqlite3 *db = nullptr;
    sqlite3_open_v2(path.toUtf8().constData(), &db,
                    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    const QByteArray literal = "x'" + QByteArray(96, 'a') + "'";
    sqlite3_key_v2(db, "main", literal.constData(), int(literal.size()));
    const auto run = [&](const char *sql) {
        return sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    };
    bool fine = run("PRAGMA cipher_memory_security=OFF; PRAGMA journal_mode=WAL;"
                    "PRAGMA synchronous=FULL; PRAGMA cache_size=-64000; PRAGMA temp_store=MEMORY;"
                    "PRAGMA journal_size_limit=16777216; PRAGMA wal_autocheckpoint=4000");
    const QDir schema(QStringLiteral(":/schema/replica"));
    const auto steps = schema.entryList(QDir::Files, QDir::Name);
    for (const auto &step : steps) {
        QFile file(schema.filePath(step));
        fine = fine && file.open(QIODevice::ReadOnly) && run(file.readAll().constData());
    }

    QElapsedTimer timer;
    timer.start();
    fine = fine && run("BEGIN IMMEDIATE");
    sqlite3_stmt *insert = nullptr;
    sqlite3_prepare_v3(db,
                       "INSERT INTO attendance (id, org, meeting, member, year, mark, stream,"
                       " revision, seq, hub_hash) VALUES (?, ?, ?, ?, ?, ?, 1, 1, ?, ?)",
                       -1, SQLITE_PREPARE_PERSISTENT, &insert, nullptr);
    unsigned char id[16];
    unsigned char branch[16];
    unsigned char meeting[16];
    unsigned char member[16];
    unsigned char hash[32] = {};
    qint64 seq = 0;
    for (const char *at = json.constData(); fine && *at != '\0';) {
        at = readId(after(at, "\"id\":\""), id);
        at = readId(after(at, "\"org\":\""), branch);
        at = readId(after(at, "\"meeting\":\""), meeting);
        at = readId(after(at, "\"member\":\""), member);
        at = after(at, "\"year\":");
        const int year = std::atoi(at);
        const char *mark = after(at, "\"mark\":\"");
        const char *end = std::strchr(mark, '"');
        at = end + 3;
        std::memcpy(hash, id, sizeof id);
        sqlite3_bind_blob(insert, 1, id, 16, SQLITE_STATIC);
        sqlite3_bind_blob(insert, 2, branch, 16, SQLITE_STATIC);
        sqlite3_bind_blob(insert, 3, meeting, 16, SQLITE_STATIC);
        sqlite3_bind_blob(insert, 4, member, 16, SQLITE_STATIC);
        sqlite3_bind_int(insert, 5, year);
        sqlite3_bind_text(insert, 6, mark, int(end - mark), SQLITE_STATIC);
        sqlite3_bind_int64(insert, 7, ++seq);
        sqlite3_bind_blob(insert, 8, hash, 32, SQLITE_STATIC);
        fine = sqlite3_step(insert) == SQLITE_DONE;
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    fine = fine && run("COMMIT");
    const auto took = double(timer.nsecsElapsed()) / 1e6;
    fine = sqlite3_close(db) == SQLITE_OK && fine;
    return fine && seq > 0 ? took : -1;
}

} // namespace bench
