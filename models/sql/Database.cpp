// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sql/Database.h"

#include "models/sql/SqlCipherDriver.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QScopeGuard>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <mutex>

#include <sqlcipher/sqlite3.h>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr qsizetype rawKeySize = 32 + 16;

//! The form in which SQLCipher takes a key and salt as they are: x'96 hex digits'.
SecretBytes keyLiteral(const SecretBytes &key)
{
    constexpr char digits[] = "0123456789abcdef";
    SecretBytes literal(3 + 2 * key.size());
    auto *out = literal.data();
    *out++ = 'x';
    *out++ = '\'';
    for (qsizetype i = 0; i < key.size(); ++i) {
        *out++ = static_cast<unsigned char>(digits[key.data()[i] >> 4]);
        *out++ = static_cast<unsigned char>(digits[key.data()[i] & 15]);
    }
    *out = '\'';
    return literal;
}

enum class FileKind { Absent, Empty, PlainSqlite, Other, Unreadable };

//! Looks before SQLite does, because a plain file opened with a key would have its WAL replayed.
FileKind kindOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return FileKind::Absent;
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return FileKind::Unreadable;
    const auto start = file.read(16);
    // A single byte too: SQLite writes it on some file systems before anything else.
    if (start.size() <= 1)
        return FileKind::Empty;
    return start == QByteArray("SQLite format 3\0", 16) ? FileKind::PlainSqlite : FileKind::Other;
}

//! The files that this process has open. Closing any descriptor of a file ends every lock that the
//! process holds on it (POSIX), so a file that SQLite has open is not looked into again: another
//! process that closes it would take itself for the last one, and take the log away.
std::mutex openFilesMutex;
QHash<QString, int> openFiles;

//! What the file is, and notes it as open; one that is open already is a database of ours.
FileKind enter(const QString &path)
{
    const std::lock_guard lock(openFilesMutex);
    const bool isOpen = ++openFiles[QFileInfo(path).absoluteFilePath()] > 1;
    return isOpen && QFile::exists(path) ? FileKind::Other : kindOf(path);
}

void leave(const QString &path)
{
    const std::lock_guard lock(openFilesMutex);
    const auto known = openFiles.find(QFileInfo(path).absoluteFilePath());
    if (known != openFiles.end() && --*known <= 0)
        openFiles.erase(known);
}

Result<void> createPrivately(const QString &path)
{
    QFile file(path);
    // SQLite would create it readable by the group; its WAL takes the same rights.
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return {};
    return Error{errno == ENOSPC ? Error::DiskFull : Error::Io, {}, {}, QString::number(errno)};
}

QByteArray pragma(const char *name, qint64 value)
{
    return QByteArray("PRAGMA ") + name + '=' + QByteArray::number(value);
}

bool isFull(int systemError)
{
#ifdef EDQUOT
    if (systemError == EDQUOT)
        return true;
#endif
    return systemError == ENOSPC || systemError == EFBIG;
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(DatabaseOptions options)
{
    if (options.key.size() != rawKeySize)
        return invalid(u"key"_s, u"length"_s);

    bool created = false;
    auto entered = qScopeGuard([path = options.path] { leave(path); });
    switch (enter(options.path)) {
    case FileKind::Absent:
        if (!options.create || options.readOnly)
            return Error::NotFound;
        BB_TRY(createPrivately(options.path));
        created = true;
        break;
    case FileKind::Empty:
        if (!options.create || options.readOnly)
            return Error{Error::Corrupt, {}, u"database"_s, u"empty"_s};
        break;
    case FileKind::PlainSqlite:
        return Error{Error::NotEncrypted, {}, u"file"_s};
    case FileKind::Unreadable:
        return Error::Io;
    case FileKind::Other:
        break;
    }

    std::unique_ptr<Database> database(new Database);
    database->m_path = options.path;
    entered.dismiss();
    if (auto opened = database->openFile(options); !opened) {
        database.reset();
        if (created) {
            for (const auto *suffix : {"", "-wal", "-shm"})
                QFile::remove(options.path + QLatin1StringView(suffix));
        }
        return opened.error();
    }

    static std::atomic<quint64> serial = 0;
    database->m_connectionName = u"branchbook-%1"_s.arg(++serial);
    database->m_connection = QSqlDatabase::addDatabase(new SqlCipherDriver(database->m_handle),
                                                       database->m_connectionName);
    return database;
}

Result<void> Database::openFile(const DatabaseOptions &options)
{
    // A connection belongs to one thread, so SQLite need not lock it at every column.
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        | (options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    const auto path = options.path.toUtf8();
    if (const int code = sqlite3_open_v2(path.constData(), &m_handle, flags, nullptr);
        code != SQLITE_OK)
        return errorOf(m_handle, code);
    sqlite3_busy_timeout(m_handle, options.busyTimeoutMs);

    // Without it a wrong key is told to everyone who reads stderr.
    BB_TRY(execute("PRAGMA cipher_log_level=NONE"));
    {
        const auto literal = keyLiteral(options.key);
        if (const int code = sqlite3_key_v2(m_handle, "main", literal.data(), int(literal.size()));
            code != SQLITE_OK)
            return errorOf(m_handle, code);
    }
    // Keying the first connection of a process sets the library up anew.
    BB_TRY(execute("PRAGMA cipher_log_level=NONE"));
    BB_TRY_ASSIGN(version, prepare("PRAGMA cipher_version"));
    BB_TRY_ASSIGN(answered, version.step());
    if (!answered || version.bytesView(0).isEmpty())
        return Error{Error::NotEncrypted, {}, u"library"_s};
    version.reset();

    // The first read, and so the first that needs the key.
    BB_TRY(number("SELECT count(*) FROM sqlite_master"));

    // Locking restarts the process; wiping every buffer as well costs ninefold on inserts.
    BB_TRY(execute("PRAGMA cipher_memory_security=OFF"));
    BB_TRY(execute("PRAGMA temp_store=MEMORY"));
    BB_TRY(execute(pragma("cache_size", -options.cacheKib).constData()));
    // A parent record may arrive after its children.
    BB_TRY(execute("PRAGMA foreign_keys=OFF"));
    // A schema that came in a restored file must not call functions with side effects.
    BB_TRY(execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON"));
    if (options.readOnly)
        return execute("PRAGMA query_only=ON");
    BB_TRY(execute("PRAGMA synchronous=FULL"));
    // What was deleted is not for the next holder of the key to find. Costs a quarter on deletes.
    BB_TRY(execute("PRAGMA secure_delete=ON"));
    BB_TRY_ASSIGN(mode, prepare("PRAGMA journal_mode=WAL"));
    BB_TRY_ASSIGN(changed, mode.step());
    if (!changed || mode.bytesView(0) != QByteArrayView("wal"))
        return Error{Error::Io, {}, u"journalMode"_s};
    // The change is written when the statement ends, after it has answered.
    BB_TRY(mode.run());
    // After a large import the log shrinks again, instead of keeping its size for ever. Up to that
    // size it may grow before it is written back, so that a push of scattered records does not
    // wait for every page to be written twice.
    return execute("PRAGMA journal_size_limit=16777216; PRAGMA wal_autocheckpoint=4000");
}

Database::~Database()
{
    if (!m_connectionName.isEmpty()) {
        m_connection.close(); // a copy that somebody kept must not reach the freed handle
        m_connection = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_connectionName);
    }
    // Waits for statements that are still held somewhere, instead of leaving them dangling.
    sqlite3_close_v2(m_handle);
    leave(m_path);
}

QSqlQuery Database::query() const
{
    return QSqlQuery(m_connection);
}

QSqlDatabase Database::connection() const
{
    return m_connection;
}

Result<void> Database::execute(const char *sql)
{
    while (sql && *sql) {
        sqlite3_stmt *native = nullptr;
        const int code = sqlite3_prepare_v3(m_handle, sql, -1, 0, &native, &sql);
        if (code != SQLITE_OK)
            return lastError();
        if (!native) // only a comment or white space was left
            continue;
        Statement statement(native);
        BB_TRY(statement.run());
    }
    return {};
}

Result<Statement> Database::prepare(const char *sql)
{
    sqlite3_stmt *native = nullptr;
    const int code =
        sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &native, nullptr);
    if (code != SQLITE_OK)
        return lastError();
    return Statement(native);
}

Result<qint64> Database::number(const char *sql, qint64 fallback)
{
    BB_TRY_ASSIGN(statement, prepare(sql));
    BB_TRY_ASSIGN(row, statement.step());
    return row ? statement.number(0) : fallback;
}

qint64 Database::changes() const
{
    return sqlite3_changes64(m_handle);
}

Error Database::lastError() const
{
    return errorOf(m_handle, sqlite3_extended_errcode(m_handle));
}

Error Database::errorOf(sqlite3 *handle, int nativeCode)
{
    const auto error = [&](Error::Code code, const QString &reason = {}) {
        return Error{code, {}, reason, u"sqlite %1"_s.arg(nativeCode)};
    };
    switch (nativeCode & 0xff) {
    case SQLITE_FULL:
        return error(Error::DiskFull);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN: {
        const int system = handle ? sqlite3_system_errno(handle) : 0;
        auto failed = error(isFull(system) ? Error::DiskFull : Error::Io);
        failed.detail += u" errno %1"_s.arg(system);
        return failed;
    }
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error(Error::Busy);
    case SQLITE_CORRUPT:
        return error(Error::Corrupt, u"page"_s);
    case SQLITE_NOTADB: // the first page, which the key opens
        return error(Error::Corrupt, u"database"_s);
    case SQLITE_CONSTRAINT:
        return error(Error::Invalid, u"constraint"_s);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return error(Error::Io, u"readOnly"_s);
    case SQLITE_TOOBIG: {
        auto large = error(Error::TooLarge);
        large.number = handle ? sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, -1) : 0;
        return large;
    }
    case SQLITE_INTERRUPT:
        return error(Error::Cancelled);
    default: {
        auto bug = error(Error::Internal, u"sql"_s);
        // Every value is a parameter, so the message can only quote the program's own SQL.
        if (handle && (nativeCode & 0xff) == SQLITE_ERROR)
            bug.detail += u": "_s + QString::fromUtf8(sqlite3_errmsg(handle));
        return bug;
    }
    }
}

} // namespace models
