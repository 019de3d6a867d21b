// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/bundle/BundleRows.h"

#include "models/domain/catalogue/Catalogue.h"
#include "models/sql/Database.h"
#include "models/sql/Transaction.h"

#include "sync/engine/Puller.h"

#include <algorithm>

namespace engine {

//! One answer while it is being stored.
struct BundleRows::Page {
    bool open = false;
    std::vector<Target> targets{};
    std::vector<QByteArray> kinds{};
    qint64 rows = 0;
};

BundleRows::BundleRows(models::Database &database)
    : m_database(database),
      m_applier(database, m_ledger)
{
}

Result<qint64> BundleRows::newest(const QByteArray &sql, QByteArrayView kind, QByteArrayView id)
{
    auto known = m_statements.find(sql);
    if (known == m_statements.end()) {
        BB_TRY_ASSIGN(prepared, m_database.prepare(sql.constData()));
        known = m_statements.emplace(sql, std::move(prepared)).first;
    }
    auto &select = known->second;
    select.bindBytes(1, id).bindUtf8(2, kind);
    BB_TRY_ASSIGN(found, select.step());
    const auto seq = found && !select.isNull(0) ? select.number(0) : 0;
    select.reset();
    return seq;
}

Result<qint64> BundleRows::knownSeq(QByteArrayView kind, QByteArrayView id)
{
    BB_TRY_ASSIGN(buried,
                  newest("SELECT seq FROM tombstones WHERE id = ?1 AND kind = ?2", kind, id));
    BB_TRY_ASSIGN(parked,
                  newest("SELECT seq FROM parked_rows WHERE id = ?1 AND kind = ?2", kind, id));
    qint64 standing = 0;
    if (const auto *known = models::catalogue::find(QLatin1StringView(kind))) {
        BB_TRY_ASSIGN(seq,
                      newest("SELECT seq FROM " + QByteArray(known->table)
                                 + " WHERE id = ?1 AND ?2 IS NOT NULL",
                             kind, id));
        standing = seq;
    }
    return std::max({buried, parked, standing});
}

Result<void> BundleRows::open(Page &page, const wire::ChangesReply &head)
{
    page.open = true;
    BB_TRY_ASSIGN(ledger, StreamLedger::load(m_database));
    m_ledger = std::move(ledger);
    BB_TRY(m_applier.begin());
    for (const auto &state : head.streams) {
        BB_TRY_ASSIGN(stream, m_ledger.byName(m_database, state.name));
        const auto begins = m_base.value(state.name, 0);
        page.targets.push_back({stream, begins <= stream->cursor && state.seq >= stream->cursor,
                                stream->cursor == 0 && stream->count == 0, stream->cursor});
    }
    for (const auto &kind : head.kinds)
        page.kinds.push_back(kind.toUtf8());
    return {};
}

Result<qint64> BundleRows::store(const QByteArray &bytes)
{
    models::Transaction transaction(m_database);
    BB_TRY(transaction.begun());
    Page page;
    const auto take = [&](const wire::ChangesReply &head,
                          const wire::RowView &row) -> Result<void> {
        if (!page.open)
            BB_TRY(open(page, head));
        const auto &target = page.targets[size_t(row.stream)];
        if (!target.takes || row.seq <= target.cursor)
            return {};
        const auto &kind = page.kinds[size_t(row.kind)];
        if (!target.fresh) {
            BB_TRY_ASSIGN(known, knownSeq(kind, row.id));
            if (known >= row.seq)
                return {};
        }
        ++page.rows;
        m_kinds.insert(QString::fromUtf8(kind));
        return m_applier.apply(*target.stream, target.fresh, kind, row.id, row.seq, row.state);
    };
    BB_TRY_ASSIGN(head, wire::readChanges(bytes, take));
    if (!page.open)
        BB_TRY(open(page, head));
    BB_TRY(close(page, head));
    BB_TRY(transaction.commit());
    for (const auto &state : head.streams)
        m_base.insert(state.name, state.seq);
    return page.rows;
}

Result<void> BundleRows::close(Page &page, const wire::ChangesReply &head)
{
    for (qsizetype i = 0; i < head.streams.size(); ++i) {
        const auto &state = head.streams[i];
        const auto &target = page.targets[size_t(i)];
        auto &stream = *target.stream;
        if (!target.takes)
            continue;
        stream.cursor = state.seq;
        stream.inScope = true;
        stream.changed = true;
        if (state.head < stream.head)
            continue;
        stream.head = state.head;
        stream.hubCount = state.count;
        stream.hubDigest = state.digest;
    }
    for (const auto &name : head.removed) {
        BB_TRY_ASSIGN(stream, m_ledger.byName(m_database, name));
        BB_TRY(m_applier.erase(*stream));
    }
    BB_TRY(m_ledger.save(m_database));
    // It tells of cursors that have moved by another road; the next pull names them itself.
    return Puller::forgetCheckpoint(m_database);
}

} // namespace engine
