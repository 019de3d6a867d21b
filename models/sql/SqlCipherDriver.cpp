// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sql/SqlCipherDriver.h"

#include "models/sql/SqlCipherResult.h"

#include <QSqlField>
#include <QSqlIndex>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QStringList>

#include <sqlcipher/sqlite3.h>

using namespace Qt::StringLiterals;

namespace models {

SqlCipherDriver::SqlCipherDriver(sqlite3 *handle) : m_handle(handle)
{
    setOpen(handle != nullptr);
    setOpenError(handle == nullptr);
}

SqlCipherDriver::~SqlCipherDriver() = default;

bool SqlCipherDriver::hasFeature(DriverFeature feature) const
{
    switch (feature) {
    case Transactions:
    case BLOB:
    case Unicode:
    case PreparedQueries:
    case PositionalPlaceholders:
    case LastInsertId:
    case SimpleLocking:
    case LowPrecisionNumbers:
    case FinishQuery:
        return true;
    case QuerySize:
    case NamedPlaceholders: // Qt turns them into positional ones
    case BatchOperations:
    case EventNotifications:
    case MultipleResultSets:
    case CancelQuery:
        return false;
    }
    return false;
}

bool SqlCipherDriver::open(const QString &, const QString &, const QString &, const QString &, int,
                           const QString &)
{
    setLastError(QSqlError(u"SqlCipherDriver"_s, u"only Database opens files"_s,
                           QSqlError::ConnectionError));
    setOpenError(true);
    return false;
}

void SqlCipherDriver::close()
{
    m_handle = nullptr;
    setOpen(false);
    setOpenError(false);
}

QSqlResult *SqlCipherDriver::createResult() const
{
    return new SqlCipherResult(this);
}

QVariant SqlCipherDriver::handle() const
{
    return QVariant::fromValue(static_cast<void *>(m_handle));
}

bool SqlCipherDriver::run(const char *sql)
{
    const int code =
        m_handle ? sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) : SQLITE_MISUSE;
    if (code == SQLITE_OK)
        return true;
    setLastError(SqlCipherResult::errorOf(m_handle, code, QSqlError::TransactionError));
    return false;
}

bool SqlCipherDriver::beginTransaction()
{
    return run("BEGIN IMMEDIATE");
}

bool SqlCipherDriver::commitTransaction()
{
    return run("COMMIT");
}

bool SqlCipherDriver::rollbackTransaction()
{
    return run("ROLLBACK");
}

QStringList SqlCipherDriver::tables(QSql::TableType type) const
{
    QStringList wanted;
    if (type & QSql::Tables)
        wanted << u"'table'"_s;
    if (type & QSql::Views)
        wanted << u"'view'"_s;

    QStringList names;
    QSqlQuery query(createResult());
    query.setForwardOnly(true);
    if (!wanted.isEmpty()
        && query.exec(u"SELECT name FROM sqlite_master WHERE type IN (%1) AND name NOT LIKE "
                      "'sqlite\\_%' ESCAPE '\\' ORDER BY name"_s.arg(wanted.join(u','))))
        while (query.next())
            names << query.value(0).toString();
    if (type & QSql::SystemTables)
        names << u"sqlite_master"_s;
    return names;
}

QSqlRecord SqlCipherDriver::record(const QString &table) const
{
    QSqlRecord record;
    QSqlQuery query(createResult());
    query.setForwardOnly(true);
    query.prepare(u"SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info(?)"_s);
    query.addBindValue(stripDelimiters(table, TableName));
    if (!query.exec())
        return record;
    while (query.next()) {
        QSqlField field(query.value(0).toString(),
                        SqlCipherResult::declaredType(query.value(1).toString()), table);
        field.setRequired(query.value(2).toBool());
        field.setDefaultValue(query.value(3));
        record.append(field);
    }
    return record;
}

QSqlIndex SqlCipherDriver::primaryIndex(const QString &table) const
{
    QSqlIndex index(table);
    QSqlQuery query(createResult());
    query.setForwardOnly(true);
    query.prepare(u"SELECT name, type FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk"_s);
    query.addBindValue(stripDelimiters(table, TableName));
    if (!query.exec())
        return index;
    while (query.next())
        index.append(QSqlField(query.value(0).toString(),
                               SqlCipherResult::declaredType(query.value(1).toString()), table));
    return index;
}

QString SqlCipherDriver::escapeIdentifier(const QString &identifier, IdentifierType type) const
{
    if (identifier.isEmpty() || isIdentifierEscaped(identifier, type))
        return identifier;
    auto escaped = identifier;
    escaped.replace(u'"', u"\"\""_s);
    return u'"' + escaped + u'"';
}

} // namespace models
