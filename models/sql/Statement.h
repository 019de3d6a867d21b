// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QByteArrayView>
#include <QStringView>

#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace models {

//! A native prepared statement: parameters from 1, columns from 0. Move-only, same thread and
//! shorter life than its Database.
class Statement
{
public:
    Statement() = default;
    Statement(Statement &&other) noexcept
        : m_statement(std::exchange(other.m_statement, nullptr)),
          m_bindCode(std::exchange(other.m_bindCode, 0))
    {
    }
    Statement &operator=(Statement &&other) noexcept;
    ~Statement();

    //! Bytes and text are copied unless named otherwise. Null text and bytes are stored as empty
    //! ones: NULL is bindNull(). A parameter that is not there makes the next step() Internal.
    Statement &bind(int parameter, qint64 value);
    Statement &bind(int parameter, QStringView text);
    Statement &bind(int parameter, const char *) = delete;
    Statement &bindBytes(int parameter, QByteArrayView bytes);
    //! UTF-8 text that stays alive until the next step.
    Statement &bindUtf8(int parameter, QByteArrayView utf8);
    Statement &bindNull(int parameter);
    template <typename Tag>
    Statement &bind(int parameter, const Id<Tag> &id)
    {
        return id.isNull() ? bindNull(parameter) : bindBytes(parameter, id.bytes());
    }

    //! True when there is a row, false at the end; starts anew after the end.
    Result<bool> step();
    //! For statements without rows: steps, resets, and keeps the statement for the next use.
    Result<void> run();
    void reset();

    int columnCount() const;
    bool isNull(int column) const;
    qint64 number(int column) const;
    QString text(int column) const;
    //! Valid until the next step.
    QByteArrayView bytesView(int column) const;
    QByteArray bytes(int column) const { return bytesView(column).toByteArray(); }
    template <typename IdType>
    IdType id(int column) const
    {
        return IdType::fromBytes(bytesView(column));
    }

private:
    friend class Database;
    explicit Statement(sqlite3_stmt *statement) : m_statement(statement) { }

    template <typename Bind>
    Statement &bindBy(Bind bind);

    sqlite3_stmt *m_statement = nullptr;
    int m_bindCode = 0; //!< the first bind that failed since reset()
};

} // namespace models
