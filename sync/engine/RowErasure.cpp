// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/RowApplier.h"

#include "models/sql/Database.h"

namespace engine {

namespace {

Result<void> runFor(models::Database &database, const QByteArray &sql, qint64 stream)
{
    BB_TRY_ASSIGN(statement, database.prepare(sql.constData()));
    return statement.bind(1, stream).run();
}

QByteArray ofStream(const models::catalogue::Kind &kind)
{
    return QByteArray("SELECT id FROM ") + kind.table + " WHERE stream = ?1";
}

} // namespace

Result<void> RowApplier::erase(StreamLedger::Stream &stream)
{
    const auto no = stream.no;
    for (const auto &kind : models::catalogue::kinds()) {
        const auto shadows = QByteArray("DELETE FROM shadows WHERE kind = '") + kind.name
            + "' AND id IN (" + ofStream(kind) + ")";
        BB_TRY(runFor(m_database, shadows, no));
        BB_TRY(
            runFor(m_database, QByteArray("DELETE FROM ") + kind.table + " WHERE stream = ?1", no));
        if (m_database.changes() > 0)
            m_kinds.insert(QString::fromLatin1(kind.name));
    }
    BB_TRY(runFor(m_database,
                  "DELETE FROM shadows WHERE (kind, id) IN"
                  " (SELECT kind, id FROM tombstones WHERE stream = ?1)",
                  no));
    BB_TRY(runFor(m_database, "DELETE FROM tombstones WHERE stream = ?1", no));
    BB_TRY(runFor(m_database, "DELETE FROM parked_rows WHERE stream = ?1", no));
    BB_TRY(m_ledger.erase(m_database, no));
    return begin();
}

Result<void> RowApplier::eraseUnseen(StreamLedger::Stream &stream, const QSet<QByteArray> &seen)
{
    for (const auto &kind : models::catalogue::kinds()) {
        const QByteArrayView name(kind.name);
        QList<QByteArray> unseen;
        const auto sql = ofStream(kind) + " AND hub_hash IS NOT NULL";
        BB_TRY_ASSIGN(rows, m_database.prepare(sql.constData()));
        rows.bind(1, stream.no);
        for (;;) {
            BB_TRY_ASSIGN(more, rows.step());
            if (!more)
                break;
            const auto key = Shadows::key(name, rows.bytesView(0));
            if (!seen.contains(key))
                unseen.append(rows.bytes(0));
        }
        if (unseen.isEmpty())
            continue;
        BB_TRY_ASSIGN(table, tableOf(name));
        for (const auto &id : unseen) {
            // With own edits on top the person's text stays; the hub just has no such row.
            if (m_edited.contains(Shadows::key(name, id))) {
                BB_TRY(m_shadows->store(name, id, {}));
                BB_TRY(table->rest({id, {}, stream.no, 0, {}}));
            } else {
                BB_TRY(table->remove(id));
            }
        }
        m_kinds.insert(QString::fromLatin1(kind.name));
    }
    BB_TRY(forgetUnseenBuried(stream, seen));
    return recount(stream);
}

// Records deleted here of which the hub's row is kept until the hub has answered.
Result<void> RowApplier::forgetUnseenBuried(const StreamLedger::Stream &stream,
                                            const QSet<QByteArray> &seen)
{
    BB_TRY_ASSIGN(rows,
                  m_database.prepare("SELECT s.kind, s.id FROM shadows s"
                                     " JOIN tombstones t ON t.kind = s.kind AND t.id = s.id"
                                     " WHERE t.stream = ?1 AND s.state IS NOT NULL"));
    rows.bind(1, stream.no);
    QList<std::pair<QByteArray, QByteArray>> unseen;
    for (;;) {
        BB_TRY_ASSIGN(more, rows.step());
        if (!more)
            break;
        if (!seen.contains(Shadows::key(rows.bytesView(0), rows.bytesView(1))))
            unseen.append({rows.bytes(0), rows.bytes(1)});
    }
    for (const auto &[kind, id] : unseen)
        BB_TRY(m_shadows->store(kind, id, {}));
    return {};
}

Result<void> RowApplier::recount(StreamLedger::Stream &stream)
{
    stream.count = 0;
    stream.digest = {};
    stream.changed = true;
    for (const auto &kind : models::catalogue::kinds()) {
        const auto sql = QByteArray("SELECT hub_hash FROM ") + kind.table
            + " WHERE stream = ?1 AND hub_hash IS NOT NULL";
        BB_TRY_ASSIGN(rows, m_database.prepare(sql.constData()));
        rows.bind(1, stream.no);
        for (;;) {
            BB_TRY_ASSIGN(more, rows.step());
            if (!more)
                break;
            stream.add(rows.bytesView(0));
        }
    }
    // Records deleted here that the hub still has, and rows that no table holds.
    BB_TRY_ASSIGN(others,
                  m_database.prepare("SELECT s.kind, s.id, s.seq, s.state FROM shadows s"
                                     " JOIN tombstones t ON t.kind = s.kind AND t.id = s.id"
                                     " WHERE t.stream = ?1 AND s.state IS NOT NULL"
                                     " UNION ALL SELECT kind, id, seq, state FROM parked_rows"
                                     " WHERE stream = ?1"));
    others.bind(1, stream.no);
    for (;;) {
        BB_TRY_ASSIGN(more, others.step());
        if (!more)
            return {};
        stream.add(wire::rowHash(others.bytesView(0), others.bytesView(1), others.number(2),
                                 others.bytesView(3)));
    }
}

Result<int> RowApplier::replayParked()
{
    BB_TRY(begin());
    if (!m_anyParked)
        return 0;
    struct Parked {
        QByteArray kind;
        QByteArray id;
        qint64 stream;
        qint64 seq;
        QByteArray state;
    };
    QList<Parked> known;
    BB_TRY_ASSIGN(rows, m_database.prepare("SELECT kind, id, stream, seq, state FROM parked_rows"));
    for (;;) {
        BB_TRY_ASSIGN(more, rows.step());
        if (!more)
            break;
        const auto kind = rows.bytesView(0);
        if (models::catalogue::find(QLatin1StringView(kind)))
            known.append(
                {rows.bytes(0), rows.bytes(1), rows.number(2), rows.number(3), rows.bytes(4)});
    }
    for (const auto &row : known) {
        if (auto *stream = m_ledger.byNo(row.stream)) {
            BB_TRY(unpark(row.kind, row.id));
            BB_TRY(apply(*stream, false, row.kind, row.id, row.seq, row.state));
        }
    }
    return int(known.size());
}

} // namespace engine
