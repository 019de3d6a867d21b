// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/WorkingSet.h"

#include "models/domain/CanonicalCbor.h"
#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/catalogue/Kinds.h"

#include <QSet>

#include <algorithm>

namespace hub {

namespace {

QByteArray hashOf(const StoredRow &row)
{
    return wire::rowHash(row.key.kind.toUtf8(), row.key.id.bytes(), row.seq, row.state);
}

// The files that a record names; a deleted one names none.
Result<QList<QByteArray>> referencesOf(const StoredRow &row)
{
    QList<QByteArray> hashes;
    const auto *kind = models::catalogue::find(row.key.kind);
    if (row.deleted || !kind)
        return hashes;
    BB_TRY_ASSIGN(state, models::cborMap(row.state));
    for (const auto &field : kind->fields) {
        if (field.type != models::catalogue::FieldType::Hash)
            continue;
        const auto value = state.value(QLatin1StringView(field.name));
        if (value.isByteArray())
            hashes.append(value.toByteArray());
    }
    return hashes;
}

} // namespace

Result<WorkingSet> WorkingSet::lock(RecordStore &records, const QList<RecordKey> &keys,
                                    const QList<StreamHead> &streams)
{
    BB_TRY_ASSIGN(locked, records.lock(keys, streams));
    WorkingSet set;
    for (const auto &head : std::as_const(locked.streams)) {
        set.m_heads.insert(head.no, head);
        set.m_names.insert(head.name, head.no);
    }
    for (auto it = locked.rows.begin(); it != locked.rows.end(); ++it)
        set.m_rows.insert(it.key(), {*it, *it, false});
    return set;
}

const StoredRow *WorkingSet::find(const RecordKey &key) const
{
    const auto found = m_rows.constFind(key);
    return found != m_rows.cend() && found->now ? &*found->now : nullptr;
}

const StreamHead *WorkingSet::stream(const QString &name) const
{
    const auto found = m_names.constFind(name);
    return found == m_names.cend() ? nullptr : &*m_heads.constFind(*found);
}

qint64 WorkingSet::nextSeq(qint64 stream) const
{
    return m_heads.value(stream).head + 1;
}

void WorkingSet::beginTxn()
{
    m_undo.clear();
    m_headsBefore = m_heads;
}

void WorkingSet::undoTxn()
{
    for (auto it = m_undo.crbegin(); it != m_undo.crend(); ++it)
        m_rows.insert(it->key, it->entry);
    m_undo.clear();
    m_heads = m_headsBefore;
}

void WorkingSet::put(StoredRow row)
{
    auto &entry = m_rows[row.key];
    m_undo.append({row.key, entry});
    m_heads[row.stream].head = row.seq;
    entry.changed = true;
    entry.now = std::move(row);
}

void WorkingSet::account(const Entry &entry)
{
    auto &head = m_heads[entry.now->stream];
    if (entry.before && !entry.before->deleted) {
        head.digest.subtract(hashOf(*entry.before));
        --head.count;
    }
    if (!entry.now->deleted) {
        head.digest.add(hashOf(*entry.now));
        ++head.count;
    }
}

Result<void> WorkingSet::fetch(RecordStore &records, const RecordKey &key)
{
    if (m_rows.contains(key))
        return {};
    BB_TRY_ASSIGN(row, records.find(key));
    if (row)
        m_rows.insert(key, {row, row, false});
    return {};
}

Result<void> WorkingSet::flush(RecordStore &records)
{
    QList<StoredRow> rows;
    QSet<qint64> touched;
    for (const auto &entry : std::as_const(m_rows)) {
        if (!entry.changed)
            continue;
        account(entry);
        touched.insert(entry.now->stream);
        rows.append(*entry.now);
    }
    // In the order in which readers will ask for them.
    std::ranges::sort(rows, {},
                      [](const StoredRow &row) { return std::pair(row.stream, row.seq); });
    BB_TRY(records.write(rows));
    QList<RecordReferences> references;
    for (const auto &row : std::as_const(rows)) {
        m_rows[row.key].now->no = row.no;
        if (row.key.kind != models::kind::attachment)
            continue;
        BB_TRY_ASSIGN(hashes, referencesOf(row));
        references.append({row.no, row.organisation, hashes});
    }
    BB_TRY(records.setReferences(references));
    QList<StreamHead> heads;
    for (const auto no : std::as_const(touched))
        heads.append(m_heads.value(no));
    return records.saveHeads(heads);
}

QList<StreamHead> WorkingSet::changedStreams() const
{
    QHash<qint64, StreamHead> changed;
    for (const auto &entry : m_rows) {
        if (entry.changed)
            changed.insert(entry.now->stream, m_heads.value(entry.now->stream));
    }
    return changed.values();
}

qint64 WorkingSet::numberOf(const RecordKey &key) const
{
    const auto *row = find(key);
    return row ? row->no : 0;
}

} // namespace hub
