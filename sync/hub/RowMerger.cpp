// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/RowMerger.h"

#include "models/domain/CanonicalCbor.h"

#include "sync/hub/FieldClocks.h"
#include "sync/wire/Act.h"

namespace hub {

namespace {

using wire::Outcome;

bool isConcurrent(const FieldClock &clock, const IncomingOp &incoming)
{
    return clock.seq > incoming.op.base && clock.replica != incoming.replica;
}

// A device knows the row after its own op when it knew the row before it.
qint64 originAfter(const IncomingOp &incoming, const StoredRow &current)
{
    const bool knew = current.seq == incoming.op.base || current.origin == incoming.device;
    return knew ? incoming.device : 0;
}

// Ties are broken by the value itself, so that every hub shows the same one.
bool wins(const IncomingOp &incoming, const QByteArray &value, const FieldClock &clock,
          const QByteArray &other)
{
    if (incoming.hlc != clock.hlc)
        return incoming.hlc > clock.hlc;
    return value > other;
}

void put(QCborMap &state, const QString &field, const QCborValue &value)
{
    if (value.isNull())
        state.remove(field);
    else
        state.insert(field, value);
}

QByteArray noValue()
{
    return models::canonicalCbor(QCborValue(nullptr));
}

QCborValue standingValue(const QCborMap &state, const QString &field)
{
    const auto value = state.value(field);
    return value.isUndefined() ? QCborValue(nullptr) : value;
}

// Whoever edits a record that another has deleted meanwhile revives it; the deletion is what loses.
void keepDeletion(const IncomingOp &incoming, FieldClocks &clocks, Merged &merged)
{
    const auto deletion = clocks.takeDeletion();
    if (deletion && isConcurrent(*deletion, incoming))
        merged.lost.append({{}, noValue(), *deletion, incoming.clock()});
}

} // namespace

Result<Merged> mergeNew(const IncomingOp &incoming, StoredRow fresh)
{
    auto state = incoming.op.set;
    for (auto it = state.begin(); it != state.end();)
        it = it.value().isNull() ? state.erase(it) : it + 1;
    fresh.state = models::canonicalCbor(state);
    fresh.seq = incoming.seq;
    fresh.created = incoming.clock();
    fresh.origin = incoming.device;
    Merged merged;
    merged.row = std::move(fresh);
    return merged;
}

Result<Merged> mergeFields(const IncomingOp &incoming, const StoredRow &current)
{
    BB_TRY_ASSIGN(state, models::cborMap(current.state));
    BB_TRY_ASSIGN(clocks, FieldClocks::read(current));
    Merged merged;
    // Whoever edits a record that another has deleted wants it to be there.
    bool changed = current.deleted;
    bool won = current.deleted;
    bool lost = false;
    keepDeletion(incoming, clocks, merged);
    for (auto it = incoming.op.set.constBegin(); it != incoming.op.set.constEnd(); ++it) {
        const auto field = it.key().toString();
        const QCborValue value = it.value();
        const auto found = state.constFind(field);
        const bool isPresent = found != state.constEnd();
        const QCborValue standing = isPresent ? QCborValue(found.value()) : QCborValue(nullptr);
        const auto encoded = models::canonicalCbor(value);
        const auto other = models::canonicalCbor(standing);
        if (encoded == other)
            continue;
        const auto clock = clocks.of(field, isPresent);
        if (clock && isConcurrent(*clock, incoming)) {
            if (!wins(incoming, encoded, *clock, other)) {
                lost = true;
                merged.lost.append({field, encoded, incoming.clock(), *clock});
                continue;
            }
            won = true;
            merged.lost.append({field, other, *clock, incoming.clock()});
        }
        changed = true;
        put(state, field, value);
        clocks.set(field, incoming.clock());
    }
    merged.outcome = lost ? Outcome::Conflict : won ? Outcome::Merged : Outcome::Applied;
    if (!changed)
        return merged;
    auto row = current;
    row.state = models::canonicalCbor(state);
    row.seq = incoming.seq;
    row.deleted = false;
    row.origin = lost || won ? 0 : originAfter(incoming, current);
    clocks.write(row);
    merged.row = std::move(row);
    return merged;
}

Result<Merged> mergeAct(const IncomingOp &incoming, const StoredRow &current)
{
    BB_TRY_ASSIGN(state, models::cborMap(current.state));
    BB_TRY_ASSIGN(clocks, FieldClocks::read(current));
    Merged merged;
    bool asExpected = true;
    bool asWanted = !current.deleted;
    for (const auto &[key, value] : incoming.op.set) {
        const auto field = key.toString();
        const auto standing = models::canonicalCbor(standingValue(state, field));
        asExpected = asExpected && standing == models::canonicalCbor(wire::expectedOf(value));
        asWanted = asWanted && standing == models::canonicalCbor(wire::wantedOf(value));
    }
    if (asWanted)
        return merged;
    if (!asExpected) {
        merged.outcome = Outcome::Conflict;
        return merged;
    }
    keepDeletion(incoming, clocks, merged);
    for (const auto &[key, value] : incoming.op.set) {
        put(state, key.toString(), wire::wantedOf(value));
        clocks.set(key.toString(), incoming.clock());
    }
    auto row = current;
    row.state = models::canonicalCbor(state);
    row.seq = incoming.seq;
    row.deleted = false;
    row.origin = originAfter(incoming, current);
    clocks.write(row);
    merged.row = std::move(row);
    return merged;
}

Result<Merged> mergeDeletion(const IncomingOp &incoming, const StoredRow &current)
{
    Merged merged;
    if (current.deleted)
        return merged;
    BB_TRY_ASSIGN(clocks, FieldClocks::read(current));
    if (clocks.writtenAfter(incoming.op.base, incoming.replica)) {
        merged.outcome = Outcome::Conflict;
        merged.lost.append({{}, noValue(), incoming.clock(), clocks.newest()});
        return merged;
    }
    auto row = current;
    row.deleted = true;
    row.seq = incoming.seq;
    row.origin = originAfter(incoming, current);
    clocks.setDeletion(incoming.clock());
    clocks.write(row);
    merged.row = std::move(row);
    return merged;
}

} // namespace hub
