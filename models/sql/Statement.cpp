// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sql/Statement.h"

#include "models/sql/Database.h"

#include <QVarLengthArray>

#include <sqlcipher/sqlite3.h>

#include <QStringEncoder>

namespace models {

Statement &Statement::operator=(Statement &&other) noexcept
{
    if (this != &other) {
        sqlite3_finalize(m_statement);
        m_statement = std::exchange(other.m_statement, nullptr);
        m_bindCode = std::exchange(other.m_bindCode, SQLITE_OK);
    }
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

template <typename Bind>
Statement &Statement::bindBy(Bind bind)
{
    int code = bind();
    if (code == SQLITE_MISUSE && m_statement && sqlite3_stmt_busy(m_statement)) {
        sqlite3_reset(m_statement);
        code = bind();
    }
    if (code != SQLITE_OK && m_bindCode == SQLITE_OK)
        m_bindCode = code;
    return *this;
}

Statement &Statement::bind(int parameter, qint64 value)
{
    return bindBy([&] { return sqlite3_bind_int64(m_statement, parameter, value); });
}

Statement &Statement::bind(int parameter, QStringView text)
{
    QStringEncoder encode(QStringEncoder::Utf8);
    QVarLengthArray<char, 1024> utf8(encode.requiredSpace(text.size()));
    const auto size = encode.appendToBuffer(utf8.data(), text) - utf8.data();
    return bindBy([&] {
        return sqlite3_bind_text64(m_statement, parameter, utf8.data(), sqlite3_uint64(size),
                                   SQLITE_TRANSIENT, SQLITE_UTF8);
    });
}

Statement &Statement::bindBytes(int parameter, QByteArrayView bytes)
{
    return bindBy([&] {
        // A null pointer would store NULL, and an empty value is not that.
        return sqlite3_bind_blob64(m_statement, parameter, bytes.isEmpty() ? "" : bytes.data(),
                                   sqlite3_uint64(bytes.size()), SQLITE_TRANSIENT);
    });
}

Statement &Statement::bindUtf8(int parameter, QByteArrayView utf8)
{
    return bindBy([&] {
        return sqlite3_bind_text64(m_statement, parameter, utf8.isEmpty() ? "" : utf8.data(),
                                   sqlite3_uint64(utf8.size()), SQLITE_STATIC, SQLITE_UTF8);
    });
}

Statement &Statement::bindNull(int parameter)
{
    return bindBy([&] { return sqlite3_bind_null(m_statement, parameter); });
}

Result<bool> Statement::step()
{
    if (m_bindCode != SQLITE_OK)
        return Database::errorOf(nullptr, m_bindCode);
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    // The error has to be read before the reset, which clears the operating system's part of it.
    if (code != SQLITE_DONE) {
        const auto error =
            Database::errorOf(m_statement ? sqlite3_db_handle(m_statement) : nullptr, code);
        sqlite3_reset(m_statement);
        return error;
    }
    sqlite3_reset(m_statement);
    return false;
}

Result<void> Statement::run()
{
    for (;;) {
        BB_TRY_ASSIGN(row, step());
        if (!row)
            return {};
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    m_bindCode = SQLITE_OK;
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_statement);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Statement::text(int column) const
{
    const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column));
}

QByteArrayView Statement::bytesView(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {bytes, sqlite3_column_bytes(m_statement, column)};
}

} // namespace models
