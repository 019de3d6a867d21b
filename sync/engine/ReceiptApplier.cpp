// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/ReceiptApplier.h"

#include "models/domain/CanonicalCbor.h"
#include "models/sql/Database.h"
#include "models/sql/Transaction.h"

#include "sync/engine/Puller.h"

namespace engine {

using models::Error;
using models::Result;
using wire::Outcome;

namespace {

bool isOf(const wire::Receipt &receipt, const SealedBatch &batch)
{
    return receipt.batch == batch.hash && receipt.incarnation == batch.incarnation
        && receipt.firstN == batch.firstN
        && receipt.outcomes.size() == batch.lastN - batch.firstN + 1;
}

} // namespace

Result<ReceiptApplier::Counts>
ReceiptApplier::apply(const SealedBatch &batch, const QByteArray &receipt, QByteArrayView hubKey)
{
    BB_TRY_ASSIGN(opened, wire::openReceipt(receipt, hubKey));
    if (!isOf(opened, batch))
        return Error{Error::Protocol, {}, QStringLiteral("receipt")};

    models::Transaction transaction(m_database);
    BB_TRY(transaction.begun());
    BB_TRY_ASSIGN(counts, applyOutcomes(batch, opened));
    BB_TRY_ASSIGN(keep,
                  m_database.prepare("UPDATE batches SET receipt = ?2, envelope = NULL"
                                     " WHERE no = ?1"));
    BB_TRY(keep.bind(1, batch.no).bindBytes(2, receipt).run());
    if (counts.needsEcho)
        BB_TRY(Puller::setNeedsEcho(m_database, true));
    BB_TRY(transaction.commit());
    return counts;
}

Result<ReceiptApplier::Counts> ReceiptApplier::applyOutcomes(const SealedBatch &batch,
                                                             const wire::Receipt &receipt)
{
    if (!m_shadows) {
        BB_TRY_ASSIGN(shadows, Shadows::open(m_database));
        m_shadows = std::move(shadows);
    }
    BB_TRY_ASSIGN(ledger, StreamLedger::load(m_database));
    m_ledger = std::move(ledger);
    m_touched.clear();
    m_applier.reset();

    BB_TRY_ASSIGN(changes,
                  m_database.prepare("SELECT kind, id, op, new_fields, no, base FROM changes"
                                     " WHERE incarnation = ?1 AND n BETWEEN ?2 AND ?3 ORDER BY n"));
    BB_TRY_ASSIGN(mark,
                  m_database.prepare("UPDATE changes SET outcome = ?2, outcome_code = ?3,"
                                     " outcome_field = ?4 WHERE no = ?1"));
    changes.bind(1, batch.incarnation).bind(2, batch.firstN).bind(3, batch.lastN);
    Counts counts;
    for (const auto &outcome : receipt.outcomes) {
        BB_TRY_ASSIGN(found, changes.step());
        if (!found)
            return Error{Error::Corrupt, {}, QStringLiteral("outbox")};
        BB_TRY(take(changes, outcome, counts));
        mark.bind(1, changes.number(4)).bind(2, wire::wordOf(outcome.outcome));
        if (outcome.code.isEmpty())
            mark.bindNull(3);
        else
            mark.bind(3, QStringView(outcome.code));
        if (outcome.field.isEmpty())
            mark.bindNull(4);
        else
            mark.bind(4, QStringView(outcome.field));
        BB_TRY(mark.run());
    }
    changes.reset();
    for (const auto &[key, touched] : m_touched) {
        counts.needsEcho = counts.needsEcho || !touched.known;
        BB_TRY(settle(touched));
    }
    BB_TRY(m_ledger.save(m_database));
    return counts;
}

Result<void> ReceiptApplier::take(models::Statement &change, const wire::OpOutcome &outcome,
                                  Counts &counts)
{
    if (outcome.outcome == Outcome::Refused || outcome.outcome == Outcome::Parked) {
        ++counts.refused;
        return {};
    }
    ++counts.applied;
    if (outcome.outcome != Outcome::Applied) {
        counts.needsEcho = true;
        counts.conflicts += outcome.outcome == Outcome::Duplicate ? 0 : 1;
    }
    const auto *kind = models::catalogue::find(QLatin1StringView(change.bytesView(0)));
    if (!kind) {
        counts.needsEcho = true;
        return {};
    }
    const auto id = change.bytes(1);
    auto [entry, isNew] = m_touched.try_emplace(Key{kind, id});
    auto &touched = entry->second;
    if (isNew) {
        touched.kind = kind;
        touched.id = id;
        BB_TRY_ASSIGN(shadow, m_shadows->find(QByteArrayView(kind->name), id));
        touched.before = shadow;
        touched.known = shadow.has_value();
        if (shadow)
            touched.after = *shadow;
    }
    touched.reached = std::max(touched.reached, outcome.seq);
    if (touched.before && touched.before->seq > 0 && outcome.seq <= touched.before->seq) {
        return {};
    }
    if (outcome.outcome != Outcome::Applied || outcome.partial) {
        touched.known = false;
        return {};
    }
    if (opTypeOf(change.bytesView(2)) == wire::OpType::Delete) {
        touched.deleted = true;
        touched.after = {{}, outcome.seq};
        return {};
    }
    // The hub revives a deleted record from what it has kept, which is not here.
    const bool isFirst =
        opTypeOf(change.bytesView(2)) == wire::OpType::New && change.number(5) == 0;
    if (touched.after.state.isEmpty() && !isFirst) {
        touched.known = false;
        return {};
    }
    QCborMap fields;
    if (!change.isNull(3)) {
        BB_TRY_ASSIGN(decoded, models::cborMap(change.bytes(3)));
        fields = std::move(decoded);
    }
    BB_TRY_ASSIGN(state, editedState(touched.after.state, fields));
    // No seq: the hub had these values already. Were they not here too, somebody else has set them,
    // and the pull will tell.
    if (outcome.seq == 0) {
        touched.known = touched.known && state == touched.after.state;
        return {};
    }
    touched.deleted = false;
    touched.after = {state, outcome.seq};
    return {};
}

Result<RowTable *> ReceiptApplier::tableOf(const models::catalogue::Kind &kind)
{
    auto &table = m_tables[&kind];
    if (!table) {
        BB_TRY_ASSIGN(opened, RowTable::open(m_database, kind));
        table = std::move(opened);
    }
    return table.get();
}

Result<StreamLedger::Stream *> ReceiptApplier::streamOf(const Touched &touched)
{
    BB_TRY_ASSIGN(table, tableOf(*touched.kind));
    BB_TRY_ASSIGN(standing, table->find(touched.id));
    auto streamNo = standing ? standing->stream : 0;
    if (!standing) {
        BB_TRY_ASSIGN(tombstone,
                      m_database.prepare("SELECT stream FROM tombstones WHERE kind = ?1"
                                         " AND id = ?2"));
        tombstone.bindUtf8(1, touched.kind->name).bindBytes(2, touched.id);
        BB_TRY_ASSIGN(found, tombstone.step());
        streamNo = found ? tombstone.number(0) : 0;
    }
    auto *stream = m_ledger.byNo(streamNo);
    if (!stream)
        return Error{Error::Corrupt, {}, QStringLiteral("stream")};
    return stream;
}

// What lies on top has changed with the answers, and no pull will bring this row again.
Result<void> ReceiptApplier::showAnew(const Touched &touched, StreamLedger::Stream &stream)
{
    if (!m_applier) {
        m_applier = std::make_unique<RowApplier>(m_database, m_ledger);
        BB_TRY(m_applier->begin());
    }
    return m_applier->apply(stream, false, touched.kind->name, touched.id, touched.before->seq,
                            touched.before->state);
}

Result<void> ReceiptApplier::settle(const Touched &touched)
{
    if (!touched.known && !touched.isOvertaken())
        return {};
    BB_TRY_ASSIGN(stream, streamOf(touched));
    if (touched.isOvertaken())
        return showAnew(touched, *stream);

    const QByteArrayView kind(touched.kind->name);
    BB_TRY_ASSIGN(table, tableOf(*touched.kind));
    BB_TRY_ASSIGN(standing, table->find(touched.id));
    const auto &before = *touched.before;
    const auto &after = touched.after;
    if (!before.state.isEmpty())
        stream->subtract(wire::rowHash(kind, touched.id, before.seq, before.state));
    QByteArray hash;
    if (!after.state.isEmpty()) {
        hash = wire::rowHash(kind, touched.id, after.seq, after.state);
        stream->add(hash);
    }
    BB_TRY_ASSIGN(overlay, m_shadows->overlay(kind, touched.id));
    if (overlay.isEmpty())
        BB_TRY(m_shadows->remove(kind, touched.id));
    else
        BB_TRY(m_shadows->store(kind, touched.id, after));
    if (standing)
        return table->rest({touched.id, {}, stream->no, after.seq, hash});

    BB_TRY_ASSIGN(tombstone,
                  m_database.prepare("UPDATE tombstones SET seq = ?3 WHERE kind = ?1"
                                     " AND id = ?2"));
    return tombstone.bindUtf8(1, kind).bindBytes(2, touched.id).bind(3, after.seq).run();
}

} // namespace engine
