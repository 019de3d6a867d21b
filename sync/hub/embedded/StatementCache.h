// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sql/Database.h"
#include "models/sql/Statement.h"

#include <unordered_map>

namespace hub {

//! A prepared statement lent for one use; reset at its end, because a statement that was not
//! stepped to its end keeps the view of the database open.
class StatementUse
{
public:
    explicit StatementUse(models::Statement &statement) : m_statement(&statement) { }
    StatementUse(StatementUse &&other) noexcept
        : m_statement(std::exchange(other.m_statement, nullptr))
    {
    }
    StatementUse &operator=(StatementUse &&) = delete;
    ~StatementUse()
    {
        if (m_statement)
            m_statement->reset();
    }

    models::Statement *operator->() { return m_statement; }

private:
    models::Statement *m_statement;
};

//! Prepares each statement of a connection once.
class StatementCache
{
public:
    explicit StatementCache(models::Database &database) : m_database(database) { }

    //! \a sql must be a literal: its address is its name here.
    models::Result<StatementUse> use(const char *sql);
    models::Database &database() { return m_database; }

private:
    models::Database &m_database;
    std::unordered_map<const char *, models::Statement> m_statements;
};

} // namespace hub
