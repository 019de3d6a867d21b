// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/RowApplier.h"

#include "models/sql/Database.h"

namespace engine {

using StandingRow = std::optional<RowTable::Standing>;

RowApplier::RowApplier(models::Database &database, StreamLedger &ledger)
    : m_database(database),
      m_ledger(ledger)
{
}

Result<void> RowApplier::prepare()
{
    if (m_shadows)
        return {};
    BB_TRY_ASSIGN(park,
                  m_database.prepare("INSERT OR REPLACE INTO parked_rows (kind, id, stream, seq,"
                                     " state) VALUES (?1, ?2, ?3, ?4, ?5)"));
    m_park = std::move(park);
    BB_TRY_ASSIGN(findParked,
                  m_database.prepare("SELECT stream, seq, state FROM parked_rows"
                                     " WHERE kind = ?1 AND id = ?2"));
    m_findParked = std::move(findParked);
    BB_TRY_ASSIGN(unpark,
                  m_database.prepare("DELETE FROM parked_rows WHERE kind = ?1 AND id = ?2"));
    m_unpark = std::move(unpark);
    BB_TRY_ASSIGN(setTombstone,
                  m_database.prepare("INSERT OR REPLACE INTO tombstones (kind, id, stream, seq)"
                                     " VALUES (?1, ?2, ?3, ?4)"));
    m_setTombstone = std::move(setTombstone);
    BB_TRY_ASSIGN(clearTombstone,
                  m_database.prepare("DELETE FROM tombstones WHERE kind = ?1 AND id = ?2"));
    m_clearTombstone = std::move(clearTombstone);
    BB_TRY_ASSIGN(shadows, Shadows::open(m_database));
    m_shadows = std::move(shadows);
    return {};
}

Result<void> RowApplier::begin()
{
    BB_TRY(prepare());
    BB_TRY_ASSIGN(edited, m_shadows->keys());
    m_edited = std::move(edited);
    BB_TRY_ASSIGN(tombstones, m_database.number("SELECT EXISTS (SELECT 1 FROM tombstones)"));
    m_anyTombstone = tombstones != 0;
    BB_TRY_ASSIGN(parked, m_database.number("SELECT EXISTS (SELECT 1 FROM parked_rows)"));
    m_anyParked = parked != 0;
    return {};
}

Result<RowTable *> RowApplier::tableOf(QByteArrayView kind)
{
    for (const auto &known : m_tables) {
        if (known.name == kind)
            return known.table.get();
    }
    Known known{nullptr, kind.toByteArray()};
    if (const auto *found = models::catalogue::find(QLatin1StringView(kind))) {
        BB_TRY_ASSIGN(table, RowTable::open(m_database, *found));
        known.table = std::move(table);
    }
    m_tables.push_back(std::move(known));
    return m_tables.back().table.get();
}

Result<void> RowApplier::apply(StreamLedger::Stream &stream, bool fresh, QByteArrayView kind,
                               QByteArrayView id, qint64 seq, QByteArrayView state)
{
    BB_TRY_ASSIGN(table, tableOf(kind));
    const bool live = !state.isEmpty();
    if (!table || (live && !table->read(state)))
        return park(stream, kind, id, seq, state);

    QByteArray hash;
    if (live)
        hash = wire::rowHash(kind, id, seq, state);
    const auto organisation = stream.organisation.bytes();
    const RowTable::Bookkeeping row{id, organisation, stream.no, seq, hash};

    if (m_anyParked)
        BB_TRY(unpark(kind, id));
    if (!m_edited.isEmpty() && m_edited.contains(Shadows::key(kind, id)))
        return applyEdited(*table, row, stream, state);
    if (fresh && live && !m_anyTombstone) {
        BB_TRY_ASSIGN(inserted, table->insert(row));
        if (inserted) {
            stream.add(hash);
            return {};
        }
    }
    return applyClean(*table, row, stream, live);
}

Result<void> RowApplier::applyClean(RowTable &table, const RowTable::Bookkeeping &row,
                                    StreamLedger::Stream &stream, bool live)
{
    BB_TRY_ASSIGN(standing, table.find(row.id));
    if (standing && !standing->hubHash.isEmpty()) {
        // A record may have moved between streams; its old one must not go on counting it.
        if (auto *old = m_ledger.byNo(standing->stream))
            old->subtract(standing->hubHash);
    }
    const QByteArrayView kind(table.kind().name);
    if (live) {
        BB_TRY(table.upsert(row));
        stream.add(row.hubHash);
        return m_anyTombstone ? clearTombstone(kind, row.id) : Result<void>();
    }
    if (standing)
        BB_TRY(table.remove(row.id));
    return setTombstone(kind, row.id, row.stream, row.seq);
}

Result<void> RowApplier::applyEdited(RowTable &table, const RowTable::Bookkeeping &row,
                                     StreamLedger::Stream &stream, QByteArrayView state)
{
    const QByteArrayView kind(table.kind().name);
    BB_TRY_ASSIGN(shadow, m_shadows->find(kind, row.id));
    if (shadow && !shadow->state.isEmpty()) {
        BB_TRY_ASSIGN(standing, table.find(row.id));
        auto *old = standing ? m_ledger.byNo(standing->stream) : &stream;
        if (old)
            old->subtract(wire::rowHash(kind, row.id, shadow->seq, shadow->state));
    }
    if (!state.isEmpty())
        stream.add(row.hubHash);

    BB_TRY_ASSIGN(overlay, m_shadows->overlay(kind, row.id));
    if (overlay.isEmpty()) {
        BB_TRY(m_shadows->remove(kind, row.id));
        m_edited.remove(Shadows::key(kind, row.id));
        if (state.isEmpty()) {
            BB_TRY(table.remove(row.id));
            return setTombstone(kind, row.id, row.stream, row.seq);
        }
        BB_TRY(table.upsert(row));
        return clearTombstone(kind, row.id);
    }
    BB_TRY(m_shadows->store(kind, row.id, {state.toByteArray(), row.seq}));
    return writeEdited(table, row, state.toByteArray(), overlay);
}

Result<void> RowApplier::writeEdited(RowTable &table, const RowTable::Bookkeeping &row,
                                     const QByteArray &state, const QList<OverlayOp> &overlay)
{
    const QByteArrayView kind(table.kind().name);
    // The hub has deleted what is being edited here: the edit will revive it, so it stays in sight.
    if (state.isEmpty())
        return table.rest(row);

    auto visible = state;
    bool deleted = false;
    for (const auto &op : overlay) {
        deleted = op.type == wire::OpType::Delete;
        if (!deleted) {
            BB_TRY_ASSIGN(edited, editedState(visible, op.fields));
            visible = edited;
        }
    }
    if (deleted) {
        BB_TRY(table.remove(row.id));
        return setTombstone(kind, row.id, row.stream, row.seq);
    }
    if (!table.read(visible))
        return table.rest(row);
    BB_TRY(table.upsert(row));
    return clearTombstone(kind, row.id);
}

Result<void> RowApplier::setTombstone(QByteArrayView kind, QByteArrayView id, qint64 stream,
                                      qint64 seq)
{
    m_anyTombstone = true;
    m_setTombstone.bindUtf8(1, kind).bindBytes(2, id).bind(3, stream).bind(4, seq);
    return m_setTombstone.run();
}

Result<void> RowApplier::clearTombstone(QByteArrayView kind, QByteArrayView id)
{
    return m_clearTombstone.bindUtf8(1, kind).bindBytes(2, id).run();
}

Result<void> RowApplier::park(StreamLedger::Stream &stream, QByteArrayView kind, QByteArrayView id,
                              qint64 seq, QByteArrayView state)
{
    BB_TRY(unpark(kind, id));
    if (state.isEmpty())
        return {};
    m_park.bindUtf8(1, kind).bindBytes(2, id).bind(3, stream.no).bind(4, seq);
    BB_TRY(m_park.bindBytes(5, state).run());
    m_anyParked = true;
    stream.add(wire::rowHash(kind, id, seq, state));
    return {};
}

Result<void> RowApplier::unpark(QByteArrayView kind, QByteArrayView id)
{
    m_findParked.bindUtf8(1, kind).bindBytes(2, id);
    BB_TRY_ASSIGN(found, m_findParked.step());
    if (found) {
        if (auto *stream = m_ledger.byNo(m_findParked.number(0)))
            stream->subtract(
                wire::rowHash(kind, id, m_findParked.number(1), m_findParked.bytesView(2)));
    }
    m_findParked.reset();
    return found ? m_unpark.bindUtf8(1, kind).bindBytes(2, id).run() : Result<void>();
}

} // namespace engine
