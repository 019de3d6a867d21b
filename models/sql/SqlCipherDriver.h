// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDriver>

struct sqlite3;

namespace models {

//! Qt SQL over a connection that Database has already opened and keyed.
//!
//! It neither opens nor closes the file, so that no road through Qt SQL leads to an unencrypted
//! one: open() always fails. Values: QDate is stored as ISO text, QDateTime as UTC milliseconds,
//! QUuid as 16 bytes; null strings and byte arrays as NULL.
class SqlCipherDriver final : public QSqlDriver
{
    Q_OBJECT

public:
    //! \a handle must outlive the driver.
    explicit SqlCipherDriver(sqlite3 *handle);
    ~SqlCipherDriver() override;

    bool hasFeature(DriverFeature feature) const override;
    bool open(const QString &db, const QString &user, const QString &password, const QString &host,
              int port, const QString &options) override;
    void close() override;
    QSqlResult *createResult() const override;
    QVariant handle() const override;

    bool beginTransaction() override;
    bool commitTransaction() override;
    bool rollbackTransaction() override;

    QStringList tables(QSql::TableType type) const override;
    QSqlRecord record(const QString &table) const override;
    QSqlIndex primaryIndex(const QString &table) const override;
    QString escapeIdentifier(const QString &identifier, IdentifierType type) const override;

    //! Null after close().
    sqlite3 *native() const { return m_handle; }

private:
    bool run(const char *sql);

    sqlite3 *m_handle;
};

} // namespace models
