// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"
#include "models/domain/Result.h"
#include "models/sql/Statement.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <memory>

struct sqlite3;

namespace models {

//! How to open a SQLCipher file.
struct DatabaseOptions {
    QString path;
    //! 32 bytes of raw key and 16 bytes of salt; never a passphrase.
    SecretBytes key;
    bool create = false;
    bool readOnly = false;
    int cacheKib = 64'000;
    int busyTimeoutMs = 5'000;
};

//! One connection to one encrypted file, confined to the thread that opened it.
//!
//! Queries for people's screens go through Qt SQL (query()); the bulk paths of import and sync use
//! native prepared statements on the same connection (prepare()). WAL, synchronous=FULL.
class Database
{
public:
    //! NotEncrypted when the library answers no cipher_version or the file is plain SQLite;
    //! Corrupt when the key or the file is wrong; NotFound without \a create; DiskFull, Io.
    static Result<std::unique_ptr<Database>> open(DatabaseOptions options);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    //! A Qt SQL query on this connection, not yet prepared.
    QSqlQuery query() const;
    QSqlDatabase connection() const;

    //! Runs one or several statements without parameters.
    Result<void> execute(const char *sql);
    //! A native statement; an error in the SQL is a bug and comes as Internal with its detail.
    Result<Statement> prepare(const char *sql);
    //! First column of the first row; \a fallback when there is none.
    Result<qint64> number(const char *sql, qint64 fallback = 0);

    //! Rows changed by the last statement.
    qint64 changes() const;
    //! Error of the last failed native call on this connection.
    Error lastError() const;
    sqlite3 *handle() const { return m_handle; }
    QString path() const { return m_path; }

    //! Pages authenticated by SQLCipher and structure checked by SQLite; Corrupt names neither
    //! content nor table.
    Result<void> checkIntegrity();
    //! A consistent copy of the open database under \a key, while others go on writing. It appears
    //! under \a path, replacing what is there, only when it is complete, checked and on the disk.
    //! Busy inside a transaction.
    Result<void> copyTo(const QString &path, const SecretBytes &key);

    //! Turns the native result code into our Error.
    static Error errorOf(sqlite3 *handle, int nativeCode);

private:
    friend class Transaction;
    Database() = default;
    Result<void> openFile(const DatabaseOptions &options);

    QString m_path;
    QString m_connectionName;
    QSqlDatabase m_connection;
    sqlite3 *m_handle = nullptr;
    int m_transactionDepth = 0;
};

} // namespace models
