// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/RecordTable.h"

#include "models/sql/Database.h"

namespace models {

Result<std::unique_ptr<RecordTable>> RecordTable::create(Database &database,
                                                         const catalogue::Kind &kind)
{
    std::unique_ptr<RecordTable> table(new RecordTable(kind));
    const auto &columns = table->m_codec.columns();
    const QByteArray name(kind.table);

    // An upsert keeps the row in its place; REPLACE would delete it and move it to the end.
    QByteArray assignments;
    for (const auto &column : columns.split(',')) {
        const auto trimmed = column.trimmed();
        if (trimmed != "id")
            assignments += (assignments.isEmpty() ? "" : ", ") + trimmed + " = excluded." + trimmed;
    }
    const auto find = "SELECT " + columns + " FROM " + name + " WHERE id = ?1";
    const auto put = "INSERT INTO " + name + " (" + columns + ") VALUES ("
        + table->m_codec.placeholders() + ") ON CONFLICT (id) DO UPDATE SET " + assignments;
    const auto erase = "DELETE FROM " + name + " WHERE id = ?1";
    for (const auto &[statement, sql] :
         {std::pair(&table->m_find, &find), {&table->m_put, &put}, {&table->m_erase, &erase}}) {
        BB_TRY_ASSIGN(prepared, database.prepare(sql->constData()));
        *statement = std::move(prepared);
    }
    return table;
}

StoredRow RecordTable::rowAt(const Statement &statement) const
{
    return {statement.id<RecordId>(RowCodec::idColumn),
            statement.id<OrganisationId>(RowCodec::organisationColumn),
            m_codec.readFields(statement),
            statement.number(m_codec.streamColumn()),
            statement.number(m_codec.revisionColumn()),
            statement.number(m_codec.seqColumn()),
            statement.bytes(m_codec.hashColumn())};
}

Result<std::optional<StoredRow>> RecordTable::find(RecordId id)
{
    m_find.bind(1, id);
    BB_TRY_ASSIGN(found, m_find.step());
    std::optional<StoredRow> row;
    if (found)
        row = rowAt(m_find);
    m_find.reset();
    return row;
}

Result<void> RecordTable::put(const StoredRow &row)
{
    m_put.bind(RowCodec::idColumn + 1, row.id);
    m_put.bind(RowCodec::organisationColumn + 1, row.organisation);
    BB_TRY(m_codec.bindFields(m_put, row.fields));
    m_put.bind(m_codec.streamColumn() + 1, row.stream);
    m_put.bind(m_codec.revisionColumn() + 1, row.revision);
    if (row.seq > 0)
        m_put.bind(m_codec.seqColumn() + 1, row.seq);
    else
        m_put.bindNull(m_codec.seqColumn() + 1);
    if (row.hubHash.isEmpty())
        m_put.bindNull(m_codec.hashColumn() + 1);
    else
        m_put.bindBytes(m_codec.hashColumn() + 1, row.hubHash);
    return m_put.run();
}

Result<void> RecordTable::erase(RecordId id)
{
    m_erase.bind(1, id);
    return m_erase.run();
}

Result<RecordTable *> RecordTables::table(const catalogue::Kind &kind)
{
    auto &table = m_tables[&kind];
    if (!table) {
        BB_TRY_ASSIGN(created, RecordTable::create(m_database, kind));
        table = std::move(created);
    }
    return table.get();
}

} // namespace models
