// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPointer>
#include <QSqlError>
#include <QSqlResult>
#include <QVariant>

struct sqlite3;
struct sqlite3_stmt;

namespace models {

class SqlCipherDriver;

//! One prepared statement seen through Qt SQL.
//!
//! Forward-only: a column is read when it is asked for, straight from SQLite. Otherwise rows are
//! kept as they are fetched, so that a query can be walked back.
class SqlCipherResult final : public QSqlResult
{
public:
    explicit SqlCipherResult(const SqlCipherDriver *driver);
    ~SqlCipherResult() override;

    QVariant handle() const override;

    //! The native code as nativeErrorCode; no value of any row.
    static QSqlError errorOf(sqlite3 *handle, int nativeCode, QSqlError::ErrorType type);
    //! By SQLite's affinity rules.
    static QMetaType declaredType(const QString &declaration);

protected:
    bool prepare(const QString &sql) override;
    bool exec() override;
    bool reset(const QString &sql) override;
    QVariant data(int column) override;
    bool isNull(int column) override;
    bool fetch(int row) override;
    bool fetchFirst() override;
    bool fetchNext() override;
    bool fetchLast() override;
    int size() override;
    int numRowsAffected() override;
    QSqlRecord record() const override;
    QVariant lastInsertId() const override;
    void detachFromResultSet() override;

private:
    bool fail(int nativeCode, QSqlError::ErrorType type);
    bool bindAll();
    int bindOne(int parameter, const QVariant &value);
    //! Steps; false at the end or on an error, which is then set.
    bool stepRow();
    QVariant column(int column) const;
    void finalize();
    void rewind();

    QPointer<const SqlCipherDriver> m_driver;
    sqlite3_stmt *m_statement = nullptr;
    //! Keeps alive what SQLite reads until the next exec().
    QList<QByteArray> m_bound;
    QList<QVariant> m_cache; //!< row after row, for queries that may go back
    int m_columns = 0;
    int m_steppedRows = 0; //!< rows that SQLite has given since exec()
    bool m_firstRowPending = false;
    bool m_atEnd = true;
};

} // namespace models
