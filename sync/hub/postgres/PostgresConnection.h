// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/postgres/PostgresAddress.h"
#include "sync/hub/postgres/PostgresArray.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

namespace hub {

class PostgresConnection;

//! A prepared statement, called as models::Statement: parameters $1, $2, …; columns from 0.
class PostgresStatement
{
public:
    PostgresStatement(PostgresConnection &connection, const char *sql);

    PostgresStatement &bind(int parameter, qint64 value);
    PostgresStatement &bind(int parameter, QStringView text);
    PostgresStatement &bind(int parameter, const PostgresArray &values);
    PostgresStatement &bind(int parameter, const char *) = delete;
    PostgresStatement &bindFlag(int parameter, bool value);
    PostgresStatement &bindBytes(int parameter, QByteArrayView bytes);
    PostgresStatement &bindNull(int parameter);
    template <typename Tag>
    PostgresStatement &bind(int parameter, const models::Id<Tag> &id)
    {
        return id.isNull() ? bindNull(parameter) : bind(parameter, QStringView(id.toString()));
    }

    //! True when there is a row, false at the end.
    Result<bool> step();
    Result<void> run();
    void reset();

    bool isNull(int column) const { return m_query.value(column).isNull(); }
    qint64 number(int column) const { return m_query.value(column).toLongLong(); }
    bool flag(int column) const { return m_query.value(column).toBool(); }
    QString text(int column) const { return m_query.value(column).toString(); }
    QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }
    template <typename IdType>
    IdType id(int column) const
    {
        return IdType::fromString(text(column));
    }

private:
    friend class PostgresConnection;
    Result<void> execute();

    PostgresConnection &m_connection;
    const char *m_sql;
    QSqlQuery m_query{QSqlDatabase()};
    QVariantList m_values{};
    bool m_isPrepared = false;
    bool m_isRunning = false;
};

//! A statement lent for one use.
class PostgresUse
{
public:
    explicit PostgresUse(PostgresStatement &statement) : m_statement(&statement) { }
    PostgresUse(PostgresUse &&other) noexcept
        : m_statement(std::exchange(other.m_statement, nullptr))
    {
    }
    PostgresUse &operator=(PostgresUse &&) = delete;
    ~PostgresUse()
    {
        if (m_statement)
            m_statement->reset();
    }

    PostgresStatement *operator->() { return m_statement; }
    PostgresStatement &operator*() { return *m_statement; }

private:
    PostgresStatement *m_statement;
};

//! One connection to PostgreSQL, confined to the thread that opened it; opened anew after it was
//! lost, because a fail-over takes seconds and a hub runs for months.
class PostgresConnection
{
public:
    explicit PostgresConnection(PostgresAddress address);
    ~PostgresConnection();
    PostgresConnection(const PostgresConnection &) = delete;
    PostgresConnection &operator=(const PostgresConnection &) = delete;

    //! Runs behind each opening; what belongs to the connection is set up there.
    void whenOpened(std::function<Result<void>(PostgresConnection &)> work);
    //! Busy while the server cannot be reached, Denied when it knows no such user, NotFound
    //! without the database.
    Result<void> open();
    //! \a sql must be a literal: its address is its name here.
    PostgresUse use(const char *sql);
    //! Statements without parameters.
    Result<void> execute(const QString &sql);

    enum class Kind { Writing, Reading };
    //! Runs \a work in a transaction, and again when the server asks for that: another held a lock
    //! in another order, or the connection went before the commit was sent. Within one it belongs
    //! to that.
    Result<void> transact(Kind kind, const std::function<Result<void>()> &work);
    bool isInTransaction() const { return m_isInTransaction; }
    //! The transaction under way is to be tried again from its start; returned as its error.
    Error tryAgain();

    QSqlDatabase database() const { return m_database; }

private:
    friend class PostgresStatement;

    Result<void> transactOnce(Kind kind, const std::function<Result<void>()> &work);
    Error fail(const QSqlError &error, const QString &statement);
    void forgetStatements();

    const PostgresAddress m_address;
    const QString m_name;
    QSqlDatabase m_database; //!< kept, because looking it up by name asks for the same thread
    std::function<Result<void>(PostgresConnection &)> m_opened{};
    std::unordered_map<const char *, std::unique_ptr<PostgresStatement>> m_statements;
    bool m_isOpen = false;
    bool m_isInTransaction = false;
    bool m_mayRunAgain = false;
    std::optional<Error> m_failure{}; //!< the first of the transaction: behind it nothing counts
};

} // namespace hub
