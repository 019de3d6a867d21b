// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sql/SqlCipherResult.h"

#include "models/sql/SqlCipherDriver.h"

#include <QDateTime>
#include <QSqlField>
#include <QSqlRecord>
#include <QUuid>

#include <sqlcipher/sqlite3.h>

using namespace Qt::StringLiterals;

namespace models {

SqlCipherResult::SqlCipherResult(const SqlCipherDriver *driver)
    : QSqlResult(driver),
      m_driver(driver)
{
}

SqlCipherResult::~SqlCipherResult()
{
    finalize();
}

QVariant SqlCipherResult::handle() const
{
    return QVariant::fromValue(static_cast<void *>(m_statement));
}

QSqlError SqlCipherResult::errorOf(sqlite3 *handle, int nativeCode, QSqlError::ErrorType type)
{
    // Messages about the SQL text are for the programmer; those of other codes may quote a value.
    const bool aboutSql = (nativeCode & 0xff) == SQLITE_ERROR && handle;
    const auto text = aboutSql ? QString::fromUtf8(sqlite3_errmsg(handle))
                               : QString::fromLatin1(sqlite3_errstr(nativeCode));
    return QSqlError(u"SQLCipher"_s, text, type, QString::number(nativeCode));
}

QMetaType SqlCipherResult::declaredType(const QString &declaration)
{
    const auto has = [&](QLatin1StringView word) {
        return declaration.contains(word, Qt::CaseInsensitive);
    };
    if (has("INT"_L1))
        return QMetaType(QMetaType::LongLong);
    if (has("CHAR"_L1) || has("CLOB"_L1) || has("TEXT"_L1))
        return QMetaType(QMetaType::QString);
    if (has("BLOB"_L1) || declaration.isEmpty())
        return QMetaType(QMetaType::QByteArray);
    return QMetaType(QMetaType::Double);
}

void SqlCipherResult::finalize()
{
    sqlite3_finalize(m_statement); // accepts a null pointer
    m_statement = nullptr;
    m_columns = 0;
    m_atEnd = true;
    m_firstRowPending = false;
    m_cache.clear();
}

void SqlCipherResult::rewind()
{
    sqlite3_reset(m_statement);
    m_atEnd = true;
    m_firstRowPending = false;
    m_steppedRows = 0;
    m_cache.clear();
}

bool SqlCipherResult::fail(int nativeCode, QSqlError::ErrorType type)
{
    setLastError(errorOf(m_driver ? m_driver->native() : nullptr, nativeCode, type));
    return false;
}

bool SqlCipherResult::prepare(const QString &sql)
{
    finalize();
    setSelect(false);
    setActive(false);
    if (!m_driver || !m_driver->native())
        return fail(SQLITE_MISUSE, QSqlError::ConnectionError);

    const void *tail = nullptr;
    const int bytes = int((sql.size() + 1) * qsizetype(sizeof(QChar)));
    const int code = sqlite3_prepare16_v3(m_driver->native(), sql.utf16(), bytes,
                                          SQLITE_PREPARE_PERSISTENT, &m_statement, &tail);
    if (code != SQLITE_OK)
        return fail(code, QSqlError::StatementError);
    const auto *end = reinterpret_cast<const QChar *>(sql.utf16()) + sql.size();
    const auto rest = QStringView(static_cast<const QChar *>(tail), end).trimmed();
    if (!m_statement || !rest.isEmpty()) {
        finalize();
        setLastError(QSqlError(u"SQLCipher"_s, u"one statement at a time"_s,
                               QSqlError::StatementError, QString::number(SQLITE_MISUSE)));
        return false;
    }
    m_columns = sqlite3_column_count(m_statement);
    return true;
}

bool SqlCipherResult::reset(const QString &sql)
{
    return prepare(sql) && exec();
}

int SqlCipherResult::bindOne(int parameter, const QVariant &value)
{
    const auto bindText = [&](const QByteArray &utf8) {
        m_bound.append(utf8);
        return sqlite3_bind_text64(m_statement, parameter, utf8.constData(),
                                   sqlite3_uint64(utf8.size()), SQLITE_STATIC, SQLITE_UTF8);
    };
    const auto bindBytes = [&](const QByteArray &bytes) {
        m_bound.append(bytes);
        return sqlite3_bind_blob64(m_statement, parameter, bytes.constData(),
                                   sqlite3_uint64(bytes.size()), SQLITE_STATIC);
    };

    switch (value.typeId()) {
    case QMetaType::QString: {
        const auto &text = *static_cast<const QString *>(value.constData());
        // SQLite converts UTF-16 character by character; Qt does it with vector instructions.
        return text.isNull() ? sqlite3_bind_null(m_statement, parameter) : bindText(text.toUtf8());
    }
    case QMetaType::QByteArray: {
        const auto &bytes = *static_cast<const QByteArray *>(value.constData());
        return bytes.isNull() ? sqlite3_bind_null(m_statement, parameter) : bindBytes(bytes);
    }
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        return sqlite3_bind_null(m_statement, parameter);
    case QMetaType::Bool:
    case QMetaType::Char:
    case QMetaType::SChar:
    case QMetaType::UChar:
    case QMetaType::Short:
    case QMetaType::UShort:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::ULong:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        if (value.isNull())
            return sqlite3_bind_null(m_statement, parameter);
        return sqlite3_bind_int64(m_statement, parameter, value.toLongLong());
    case QMetaType::Float:
    case QMetaType::Double:
        if (value.isNull())
            return sqlite3_bind_null(m_statement, parameter);
        return sqlite3_bind_double(m_statement, parameter, value.toDouble());
    case QMetaType::QUuid:
        return bindBytes(value.toUuid().toRfc4122());
    case QMetaType::QDate:
        return value.toDate().isNull() ? sqlite3_bind_null(m_statement, parameter)
                                       : bindText(value.toDate().toString(Qt::ISODate).toLatin1());
    case QMetaType::QDateTime:
        return value.toDateTime().isNull()
            ? sqlite3_bind_null(m_statement, parameter)
            : sqlite3_bind_int64(m_statement, parameter, value.toDateTime().toMSecsSinceEpoch());
    default:
        return value.isNull() ? sqlite3_bind_null(m_statement, parameter)
                              : bindText(value.toString().toUtf8());
    }
}

bool SqlCipherResult::bindAll()
{
    const auto &values = std::as_const(boundValues());
    if (values.size() != sqlite3_bind_parameter_count(m_statement)) {
        setLastError(QSqlError(u"SQLCipher"_s, u"parameter count"_s, QSqlError::StatementError,
                               QString::number(SQLITE_RANGE)));
        return false;
    }
    m_bound.clear();
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (const int code = bindOne(int(i) + 1, values[i]); code != SQLITE_OK)
            return fail(code, QSqlError::StatementError);
    }
    return true;
}

bool SqlCipherResult::exec()
{
    setAt(QSql::BeforeFirstRow);
    setActive(false);
    if (!m_statement || !m_driver || !m_driver->native())
        return fail(SQLITE_MISUSE, QSqlError::StatementError);
    rewind();
    if (!bindAll())
        return false;

    m_atEnd = false;
    m_firstRowPending = stepRow();
    if (!m_firstRowPending && lastError().isValid())
        return false;
    setSelect(m_columns > 0);
    setActive(true);
    return true;
}

bool SqlCipherResult::stepRow()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) {
        ++m_steppedRows;
        return true;
    }
    m_atEnd = true;
    if (code != SQLITE_DONE)
        fail(code, QSqlError::StatementError);
    sqlite3_reset(m_statement);
    return false;
}

QVariant SqlCipherResult::column(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return QVariant(qint64(sqlite3_column_int64(m_statement, column)));
    case SQLITE_FLOAT:
        return QVariant(sqlite3_column_double(m_statement, column));
    case SQLITE_TEXT: {
        const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return QVariant(QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column)));
    }
    case SQLITE_BLOB: {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
        const auto size = sqlite3_column_bytes(m_statement, column);
        return QVariant(size == 0 ? QByteArray("") : QByteArray(bytes, size));
    }
    default:
        return QVariant();
    }
}

QVariant SqlCipherResult::data(int column)
{
    if (column < 0 || column >= m_columns || at() < 0)
        return QVariant();
    if (isForwardOnly())
        return m_atEnd ? QVariant() : this->column(column);
    return m_cache.value(qsizetype(at()) * m_columns + column);
}

bool SqlCipherResult::isNull(int column)
{
    if (column < 0 || column >= m_columns || at() < 0)
        return true;
    if (isForwardOnly())
        return m_atEnd || sqlite3_column_type(m_statement, column) == SQLITE_NULL;
    return !m_cache.value(qsizetype(at()) * m_columns + column).isValid();
}

bool SqlCipherResult::fetchNext()
{
    const int next = at() == QSql::BeforeFirstRow ? 0 : at() + 1;
    return at() != QSql::AfterLastRow && fetch(next);
}

bool SqlCipherResult::fetchFirst()
{
    return fetch(0);
}

bool SqlCipherResult::fetchLast()
{
    if (at() == QSql::AfterLastRow && isForwardOnly())
        return false;
    int last = isForwardOnly() ? at() : m_steppedRows - (m_firstRowPending ? 2 : 1);
    while (fetch(last + 1))
        ++last;
    return last >= 0 && !isForwardOnly() && fetch(last);
}

bool SqlCipherResult::fetch(int row)
{
    if (!isActive() || row < 0)
        return false;
    if (isForwardOnly()) {
        if (row < at())
            return false;
        while (at() < row) {
            if (m_firstRowPending)
                m_firstRowPending = false;
            else if (m_atEnd || !stepRow())
                return false;
            setAt(at() == QSql::BeforeFirstRow ? 0 : at() + 1);
        }
        return true;
    }
    auto cached = m_columns > 0 ? int(m_cache.size() / m_columns) : 0;
    for (; cached <= row; ++cached) {
        if (m_firstRowPending)
            m_firstRowPending = false;
        else if (m_atEnd || !stepRow())
            return false;
        for (int i = 0; i < m_columns; ++i)
            m_cache.append(column(i));
    }
    setAt(row);
    return true;
}

int SqlCipherResult::size()
{
    return -1;
}

int SqlCipherResult::numRowsAffected()
{
    return isSelect() || !m_driver || !m_driver->native() ? -1
                                                          : sqlite3_changes(m_driver->native());
}

QVariant SqlCipherResult::lastInsertId() const
{
    if (!isActive() || !m_driver || !m_driver->native())
        return QVariant();
    const qint64 id = sqlite3_last_insert_rowid(m_driver->native());
    return id ? QVariant(id) : QVariant();
}

QSqlRecord SqlCipherResult::record() const
{
    QSqlRecord record;
    for (int i = 0; i < m_columns; ++i) {
        const auto *declared = sqlite3_column_decltype(m_statement, i);
        record.append(QSqlField(QString::fromUtf8(sqlite3_column_name(m_statement, i)),
                                declaredType(QString::fromUtf8(declared))));
    }
    return record;
}

void SqlCipherResult::detachFromResultSet()
{
    if (m_statement)
        rewind();
}

} // namespace models
