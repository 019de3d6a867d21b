// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/RowTable.h"

#include "models/sql/Database.h"

namespace engine {

using models::Result;

namespace {

QByteArray columnsOf(const models::catalogue::Kind &kind, const char *prefix, const char *suffix)
{
    QByteArray columns;
    for (const auto &field : kind.fields) {
        const auto column = field.column().toLatin1();
        columns += prefix + column + suffix;
        if (qstrlen(suffix) > 0)
            columns += column;
        columns += ", ";
    }
    return columns;
}

QByteArray insertSql(const models::catalogue::Kind &kind)
{
    QByteArray parameters("?1, ?2");
    for (size_t i = 0; i < kind.fields.size() + 4; ++i)
        parameters += ", ?" + QByteArray::number(qsizetype(i) + 3);
    return QByteArray("INSERT INTO ") + kind.table + " (id, org, " + columnsOf(kind, "", "")
        + "stream, seq, hub_hash, ext, revision) VALUES (" + parameters + ", 1)";
}

Result<models::Statement> prepared(models::Database &database, const QByteArray &sql)
{
    return database.prepare(sql.constData());
}

} // namespace

RowTable::RowTable(models::Database &database, const models::catalogue::Kind &kind)
    : m_database(database),
      m_kind(&kind),
      m_layout(kind)
{
}

Result<std::unique_ptr<RowTable>> RowTable::open(models::Database &database,
                                                 const models::catalogue::Kind &kind)
{
    auto table = std::unique_ptr<RowTable>(new RowTable(database, kind));
    const QByteArray name(kind.table);
    const auto insert = insertSql(kind);

    BB_TRY_ASSIGN(inserting, prepared(database, insert + " ON CONFLICT (id) DO NOTHING"));
    table->m_insert = std::move(inserting);
    BB_TRY_ASSIGN(upserting,
                  prepared(database,
                           insert + " ON CONFLICT (id) DO UPDATE SET org = excluded.org, "
                               + columnsOf(kind, "", " = excluded.")
                               + "stream = excluded.stream, seq = excluded.seq,"
                                 " hub_hash = excluded.hub_hash, ext = excluded.ext,"
                                 " revision = revision + 1"));
    table->m_upsert = std::move(upserting);
    BB_TRY_ASSIGN(finding,
                  prepared(database, "SELECT stream, hub_hash FROM " + name + " WHERE id = ?1"));
    table->m_find = std::move(finding);
    BB_TRY_ASSIGN(
        resting,
        prepared(database,
                 "UPDATE " + name + " SET stream = ?2, seq = ?3, hub_hash = ?4 WHERE id = ?1"));
    table->m_rest = std::move(resting);
    BB_TRY_ASSIGN(removing, prepared(database, "DELETE FROM " + name + " WHERE id = ?1"));
    table->m_remove = std::move(removing);
    return table;
}

void RowTable::bindRow(models::Statement &statement, const Bookkeeping &row) const
{
    statement.bindBytes(1, row.id).bindBytes(2, row.organisation);
    int parameter = 3;
    for (const auto &value : m_values) {
        switch (value.type) {
        case StateValue::Type::Absent:
            statement.bindNull(parameter);
            break;
        case StateValue::Type::Number:
            statement.bind(parameter, value.number);
            break;
        case StateValue::Type::Text:
            statement.bindUtf8(parameter, value.bytes);
            break;
        case StateValue::Type::Bytes:
            statement.bindBytes(parameter, value.bytes);
            break;
        }
        ++parameter;
    }
    statement.bind(parameter, row.stream);
    statement.bind(parameter + 1, row.seq);
    if (row.hubHash.isEmpty())
        statement.bindNull(parameter + 2);
    else
        statement.bindBytes(parameter + 2, row.hubHash);
    if (m_ext.isEmpty())
        statement.bindNull(parameter + 3);
    else
        statement.bindBytes(parameter + 3, m_ext);
}

Result<bool> RowTable::insert(const Bookkeeping &row)
{
    bindRow(m_insert, row);
    BB_TRY(m_insert.run());
    return m_database.changes() > 0;
}

Result<void> RowTable::upsert(const Bookkeeping &row)
{
    bindRow(m_upsert, row);
    return m_upsert.run();
}

Result<std::optional<RowTable::Standing>> RowTable::find(QByteArrayView id)
{
    m_find.bindBytes(1, id);
    BB_TRY_ASSIGN(found, m_find.step());
    std::optional<Standing> standing;
    if (found)
        standing = Standing{m_find.number(0), m_find.bytes(1)};
    m_find.reset();
    return standing;
}

Result<void> RowTable::rest(const Bookkeeping &row)
{
    m_rest.bindBytes(1, row.id).bind(2, row.stream).bind(3, row.seq);
    if (row.hubHash.isEmpty())
        m_rest.bindNull(4);
    else
        m_rest.bindBytes(4, row.hubHash);
    return m_rest.run();
}

Result<void> RowTable::remove(QByteArrayView id)
{
    return m_remove.bindBytes(1, id).run();
}

} // namespace engine
