// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/Shadows.h"

#include "models/domain/CanonicalCbor.h"
#include "models/sql/Database.h"

#include "sync/engine/Outbox.h"

namespace engine {

using models::Result;

Result<QByteArray> editedState(const QByteArray &state, const QCborMap &fields)
{
    QCborMap edited;
    if (!state.isEmpty()) {
        BB_TRY_ASSIGN(decoded, models::cborMap(state));
        edited = std::move(decoded);
    }
    for (const auto &[name, value] : fields) {
        const bool clears = value.isNull() || value.isUndefined()
            || (value.isString() && value.toString().isEmpty());
        if (clears)
            edited.remove(name.toString());
        else
            edited.insert(name.toString(), value);
    }
    return models::canonicalCbor(edited);
}

Result<std::unique_ptr<Shadows>> Shadows::open(models::Database &database)
{
    auto shadows = std::unique_ptr<Shadows>(new Shadows(database));
    BB_TRY_ASSIGN(find,
                  database.prepare("SELECT state, seq FROM shadows WHERE kind = ?1 AND id = ?2"));
    shadows->m_find = std::move(find);
    BB_TRY_ASSIGN(store,
                  database.prepare("INSERT OR REPLACE INTO shadows (kind, id, state, seq)"
                                   " VALUES (?1, ?2, ?3, ?4)"));
    shadows->m_store = std::move(store);
    BB_TRY_ASSIGN(remove, database.prepare("DELETE FROM shadows WHERE kind = ?1 AND id = ?2"));
    shadows->m_remove = std::move(remove);
    BB_TRY_ASSIGN(overlay,
                  database.prepare("SELECT op, new_fields FROM changes WHERE kind = ?1 AND id = ?2"
                                   " AND (outcome IS NULL OR outcome = 'parked'"
                                   " OR (outcome = 'refused' AND outcome_code IS NOT 'reoffered'))"
                                   " ORDER BY no"));
    shadows->m_overlay = std::move(overlay);
    return shadows;
}

Result<std::optional<Shadows::Shadow>> Shadows::find(QByteArrayView kind, QByteArrayView id)
{
    m_find.bindUtf8(1, kind).bindBytes(2, id);
    BB_TRY_ASSIGN(found, m_find.step());
    std::optional<Shadow> shadow;
    if (found)
        shadow = Shadow{m_find.bytes(0), m_find.number(1)};
    m_find.reset();
    return shadow;
}

Result<void> Shadows::store(QByteArrayView kind, QByteArrayView id, const Shadow &shadow)
{
    m_store.bindUtf8(1, kind).bindBytes(2, id);
    if (shadow.state.isEmpty())
        m_store.bindNull(3);
    else
        m_store.bindBytes(3, shadow.state);
    if (shadow.seq == 0)
        m_store.bindNull(4);
    else
        m_store.bind(4, shadow.seq);
    return m_store.run();
}

Result<void> Shadows::remove(QByteArrayView kind, QByteArrayView id)
{
    return m_remove.bindUtf8(1, kind).bindBytes(2, id).run();
}

Result<QSet<QByteArray>> Shadows::keys()
{
    QSet<QByteArray> keys;
    BB_TRY_ASSIGN(rows, m_database.prepare("SELECT kind, id FROM shadows"));
    for (;;) {
        BB_TRY_ASSIGN(more, rows.step());
        if (!more)
            return keys;
        keys.insert(key(rows.bytesView(0), rows.bytesView(1)));
    }
}

QByteArray Shadows::key(QByteArrayView kind, QByteArrayView id)
{
    QByteArray key;
    key.reserve(kind.size() + 1 + id.size());
    key.append(kind).append('\0').append(id);
    return key;
}

Result<QList<OverlayOp>> Shadows::overlay(QByteArrayView kind, QByteArrayView id)
{
    QList<OverlayOp> ops;
    m_overlay.bindUtf8(1, kind).bindBytes(2, id);
    for (;;) {
        BB_TRY_ASSIGN(more, m_overlay.step());
        if (!more)
            break;
        OverlayOp op;
        op.type = opTypeOf(m_overlay.bytesView(0));
        if (!m_overlay.isNull(1)) {
            BB_TRY_ASSIGN(fields, models::cborMap(m_overlay.bytes(1)));
            op.fields = std::move(fields);
        }
        ops.append(op);
    }
    m_overlay.reset();
    return ops;
}

} // namespace engine
