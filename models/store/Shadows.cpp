// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/Shadows.h"

#include "models/domain/CanonicalCbor.h"
#include "models/sql/Database.h"

namespace models {

Result<Shadows> Shadows::create(Database &database)
{
    Shadows shadows;
    const std::pair<Statement *, const char *> statements[] = {
        {&shadows.m_keep,
         "INSERT INTO shadows (kind, id, state, seq) VALUES (?1, ?2, ?3, ?4) "
         "ON CONFLICT (kind, id) DO NOTHING"},
        {&shadows.m_drop, "DELETE FROM shadows WHERE kind = ?1 AND id = ?2"},
        {&shadows.m_fields,
         "SELECT state FROM shadows WHERE kind = ?1 AND id = ?2 AND state IS NOT NULL"},
        {&shadows.m_buried, "SELECT seq FROM tombstones WHERE kind = ?1 AND id = ?2"},
        {&shadows.m_bury,
         "INSERT INTO tombstones (kind, id, stream, seq) VALUES (?1, ?2, ?3, ?4) "
         "ON CONFLICT (kind, id) DO UPDATE SET stream = excluded.stream, seq = excluded.seq"},
        {&shadows.m_unbury, "DELETE FROM tombstones WHERE kind = ?1 AND id = ?2"},
    };
    for (const auto &[statement, sql] : statements) {
        BB_TRY_ASSIGN(prepared, database.prepare(sql));
        *statement = std::move(prepared);
    }
    return shadows;
}

Result<void> Shadows::keep(QStringView kind, RecordId id, const std::optional<StoredRow> &row)
{
    m_keep.bind(1, kind).bind(2, id);
    if (row && row->seq > 0) {
        m_keep.bindBytes(3, canonicalCbor(row->fields)).bind(4, row->seq);
    } else {
        m_keep.bindNull(3).bindNull(4);
    }
    return m_keep.run();
}

Result<void> Shadows::drop(QStringView kind, RecordId id)
{
    m_drop.bind(1, kind).bind(2, id);
    return m_drop.run();
}

Result<std::optional<QCborMap>> Shadows::fields(QStringView kind, RecordId id)
{
    m_fields.bind(1, kind).bind(2, id);
    BB_TRY_ASSIGN(found, m_fields.step());
    const auto state = found ? m_fields.bytes(0) : QByteArray();
    m_fields.reset();
    if (!found)
        return std::optional<QCborMap>();
    BB_TRY_ASSIGN(fields, cborMap(state));
    return std::optional(std::move(fields));
}

Result<qint64> Shadows::buriedSeq(QStringView kind, RecordId id)
{
    m_buried.bind(1, kind).bind(2, id);
    BB_TRY_ASSIGN(found, m_buried.step());
    const auto seq = found ? m_buried.number(0) : qint64(0);
    m_buried.reset();
    return seq;
}

Result<void> Shadows::bury(QStringView kind, const StoredRow &row)
{
    m_bury.bind(1, kind).bind(2, row.id).bind(3, row.stream);
    if (row.seq > 0)
        m_bury.bind(4, row.seq);
    else
        m_bury.bindNull(4);
    return m_bury.run();
}

Result<void> Shadows::unbury(QStringView kind, RecordId id)
{
    m_unbury.bind(1, kind).bind(2, id);
    return m_unbury.run();
}

} // namespace models
