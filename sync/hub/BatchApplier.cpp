// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/BatchApplier.h"

#include "sync/hub/ConflictRecords.h"
#include "sync/hub/Directory.h"
#include "sync/hub/HubCore.h"
#include "sync/hub/HubPeers.h"
#include "sync/hub/HubStore.h"
#include "sync/hub/PolicyCheck.h"
#include "sync/hub/RowMerger.h"
#include "sync/hub/Scope.h"
#include "sync/hub/SessionStore.h"

#include <algorithm>

namespace hub {

using models::catalogue::Kind;
using models::catalogue::Operation;
using models::catalogue::Permission;
using wire::OpOutcome;
using wire::Outcome;
using namespace Qt::StringLiterals;

namespace {

// A clock ahead of the hub's may not make its values win for longer than this.
constexpr qint64 hlcLeadMs = 5 * 60'000;
// The Party was founded in 1921; what claims a year outside would only make a stream of its own.
constexpr qint64 firstYear = 1921;
constexpr qint64 lastYear = 2200;

OpOutcome refused(const QString &code, const QString &field = {})
{
    return {Outcome::Refused, 0, code, field};
}

quint64 heldHlc(quint64 claimed, qint64 receivedAt)
{
    const auto most = quint64(receivedAt + hlcLeadMs) << 16 | 0xffff;
    return std::min(claimed, most);
}

// Which stream a record that is not there yet would live in; nothing when its year makes no sense.
std::optional<StreamHead> streamFor(const Kind &kind, const wire::Op &op)
{
    if (kind.yearField) {
        const auto year = op.set.value(QLatin1StringView(kind.yearField)).toInteger(-1);
        if (year < firstYear || year > lastYear)
            return std::nullopt;
    }
    StreamHead head;
    head.name = models::catalogue::streamName(kind, op.organisation, op.set);
    head.organisation = op.organisation;
    head.streamClass = models::catalogue::streamClassName(kind.stream);
    return head;
}

Operation operationOf(wire::OpType type)
{
    switch (type) {
    case wire::OpType::New:
        return Operation::New;
    case wire::OpType::Set:
        return Operation::Set;
    case wire::OpType::Delete:
        return Operation::Delete;
    case wire::OpType::Act:
        break;
    }
    return Operation::Act;
}

// What arrived broken is the sender's fault, not damage of ours.
Result<wire::Batch> bodyOf(const wire::Envelope &envelope)
{
    auto batch = wire::openBody(envelope);
    if (!batch && batch.error().code == Error::Corrupt)
        return Error{Error::Protocol, {}, batch.error().reason};
    return batch;
}

} // namespace

//! One batch while it is being applied.
struct BatchApplier::Work {
    const Session &session;
    const wire::Batch &batch;
    const Scope &scope;
    qint64 receivedAt = 0;
    Chain chain{};
    Replica replica{};
    WorkingSet rows{};
    //! By organisation, kind and type of op.
    QHash<std::pair<OrganisationId, std::pair<const Kind *, int>>, Permission> permissions{};
    QList<OpOutcome> outcomes{};
    QSet<qint64> refusedBefore{}; //!< of the earlier ops that this batch builds on
    bool outOfScope = false;

    bool wasRefused(qint64 n) const
    {
        const auto index = n - batch.firstN;
        return index >= 0 && index < outcomes.size() && outcomes[index].outcome == Outcome::Refused;
    }
};

Result<QByteArray> BatchApplier::apply(const Session &session, const QByteArray &envelopeBytes)
{
    BB_TRY_ASSIGN(envelope, wire::Envelope::decode(envelopeBytes));
    if (envelope.device != session.device.id)
        return Error::NotFound;
    BB_TRY_ASSIGN(personKey, m_store.directory().personKey(session.device.no, envelope.person));
    if (!envelope.verify(session.device.signingKey, personKey))
        return Error{Error::Unauthorised, {}, u"signature"_s};
    BB_TRY_ASSIGN(batch, bodyOf(envelope));
    BB_TRY_ASSIGN(grants, m_store.directory().grants(envelope.person));
    const Scope scope(std::move(grants));

    QByteArray receipt;
    QList<ChangedStream> changed;
    BB_TRY(m_store.write([&]() -> Result<void> {
        Work work{session, batch, scope, m_core.clock.nowMs()};
        BB_TRY_ASSIGN(
            chain, m_store.batches().lockChain(session.device.no, batch.incarnation, batch.person));
        work.chain = std::move(chain);
        // Behind the lock: the same batch may be under way on another connection.
        auto known = m_store.batches().receipt(envelope.hash());
        if (known) {
            receipt = std::move(*known);
            return {};
        }
        if (known.error().code != Error::NotFound)
            return known.error();
        BB_TRY_ASSIGN(replica, m_store.batches().lockReplica(session.device.no, batch.life));
        work.replica = replica;
        BB_TRY(checkChain(batch, work.chain));
        // Whoever signs at that PC: what its disk has sent before, it must know of.
        if (batch.ordinal <= work.replica.lastOrdinal)
            return Error{Error::Conflict, {}, u"fork"_s, {}, work.chain.nextN};
        BB_TRY(applyOps(work));
        BB_TRY_ASSIGN(streams, changedStreams(work));
        changed = std::move(streams);
        wire::Receipt answer{envelope.hash(), batch.device,    batch.incarnation,
                             batch.firstN,    work.receivedAt, work.outcomes};
        receipt = wire::sealReceipt(answer, m_core.identity.signing);
        work.chain.nextN = batch.firstN + batch.ops.size();
        work.chain.lastBatch = envelope.hash();
        QList<LoggedOp> log;
        log.reserve(batch.ops.size());
        for (qsizetype i = 0; i < batch.ops.size(); ++i) {
            const auto &op = batch.ops[i];
            const bool isRefused = work.outcomes[i].outcome == Outcome::Refused;
            log.append(
                {op.n, isRefused ? 0 : work.rows.numberOf({op.kind, op.id}), work.outcomes[i]});
        }
        work.replica.lastOrdinal = batch.ordinal;
        BB_TRY(m_store.batches().saveReplica(work.replica));
        BB_TRY(m_store.batches().append(
            work.chain, {envelope.hash(), batch.firstN, work.receivedAt, envelopeBytes, receipt},
            log));
        if (!work.outOfScope)
            return {};
        return m_store.sessions().addDecision(work.receivedAt, u"batch"_s, u"scope"_s, batch.device,
                                              batch.person);
    }));
    // Behind the commit: whoever took a seat before it is called, whoever takes one now sees it.
    if (!changed.isEmpty()) {
        m_core.waitRoom.announce(changed, session.device.no);
        // Who waits at another process and does not hear of it asks again within the minute.
        if (auto *peers = m_store.peers())
            std::ignore = peers->announce(changed, session.device.no);
    }
    return receipt;
}

Result<QList<ChangedStream>> BatchApplier::changedStreams(const Work &work)
{
    QList<ChangedStream> changed;
    const auto streams = work.rows.changedStreams();
    for (const auto &stream : streams) {
        BB_TRY_ASSIGN(node, m_store.directory().findOrganisation(stream.organisation));
        changed.append({node.path, stream.streamClass});
    }
    return changed;
}

Result<void> BatchApplier::checkChain(const wire::Batch &batch, const Chain &chain) const
{
    if (batch.firstN > chain.nextN)
        return Error{Error::Conflict, {}, u"gap"_s, {}, chain.nextN};
    if (batch.firstN < chain.nextN || batch.previous != chain.lastBatch
        || chain.person != batch.person)
        return Error{Error::Conflict, {}, u"fork"_s, {}, chain.nextN};
    return {};
}

Result<void> BatchApplier::applyOps(Work &work)
{
    QList<RecordKey> keys;
    QList<StreamHead> streams;
    const auto &ops = work.batch.ops;
    keys.reserve(ops.size());
    for (const auto &op : ops) {
        const auto *kind = models::catalogue::find(op.kind);
        if (!kind)
            continue;
        keys.append({op.kind, op.id});
        // Whoever may not write there makes no stream there either.
        BB_TRY_ASSIGN(may, permission(work, *kind, op));
        if (op.type != wire::OpType::New || !may.isGranted())
            continue;
        if (const auto stream = streamFor(*kind, op))
            streams.append(*stream);
    }
    BB_TRY_ASSIGN(rows, WorkingSet::lock(m_store.records(), keys, streams));
    work.rows = std::move(rows);
    QSet<qint64> deps;
    for (const auto &op : ops) {
        for (const auto dep : op.deps) {
            if (dep < work.batch.firstN)
                deps.insert(dep);
        }
    }
    BB_TRY_ASSIGN(refusedBefore, m_store.batches().refusedAmong(work.chain.no, deps));
    work.refusedBefore = std::move(refusedBefore);
    work.outcomes.reserve(ops.size());
    for (qsizetype first = 0; first < ops.size();) {
        auto last = first + 1;
        while (last < ops.size() && ops[last].txn == ops[first].txn)
            ++last;
        BB_TRY(applyTxn(work, first, last));
        first = last;
    }
    return work.rows.flush(m_store.records());
}

Result<void> BatchApplier::applyTxn(Work &work, qsizetype first, qsizetype last)
{
    work.rows.beginTxn();
    for (auto i = first; i < last; ++i) {
        BB_TRY_ASSIGN(outcome, applyOp(work, work.batch.ops[i]));
        const bool isRefused = outcome.outcome == Outcome::Refused;
        work.outcomes.append(std::move(outcome));
        if (!isRefused)
            continue;
        work.rows.undoTxn();
        for (auto before = first; before < i; ++before)
            work.outcomes[before] = refused(u"txn"_s);
        while (++i < last)
            work.outcomes.append(refused(u"txn"_s));
    }
    return {};
}

Result<OpOutcome> BatchApplier::applyOp(Work &work, const wire::Op &op)
{
    BB_TRY_ASSIGN(refusal, check(work, op));
    if (refusal.outcome == Outcome::Refused)
        return refusal;
    const auto *kind = models::catalogue::find(op.kind);
    const auto *current = work.rows.find({op.kind, op.id});
    StoredRow fresh;
    fresh.key = {op.kind, op.id};
    fresh.organisation = op.organisation;
    if (!current) {
        const auto *stream =
            work.rows.stream(models::catalogue::streamName(*kind, op.organisation, op.set));
        fresh.stream = stream->no;
    }
    const IncomingOp incoming{op,
                              work.session.device.no,
                              work.replica.no,
                              heldHlc(op.hlc, work.receivedAt),
                              work.rows.nextSeq(current ? current->stream : fresh.stream),
                              work.chain.no};
    BB_TRY_ASSIGN(merged,
                  !current                              ? mergeNew(incoming, fresh)
                      : op.type == wire::OpType::Delete ? mergeDeletion(incoming, *current)
                      : op.type == wire::OpType::Act    ? mergeAct(incoming, *current)
                                                        : mergeFields(incoming, *current));
    OpOutcome outcome{merged.outcome};
    if (merged.row) {
        outcome.seq = merged.row->seq;
        outcome.partial = merged.row->origin != work.session.device.no;
        work.rows.put(std::move(*merged.row));
    }
    if (!merged.lost.isEmpty()) {
        const StoredRow subject = *work.rows.find(fresh.key);
        BB_TRY(ConflictRecords(m_store, work.rows).keep(subject, merged.lost));
    }
    return outcome;
}

Result<OpOutcome> BatchApplier::check(Work &work, const wire::Op &op)
{
    const auto *kind = models::catalogue::find(op.kind);
    if (!kind)
        return refused(u"unknownKind"_s);
    BB_TRY_ASSIGN(may, permission(work, *kind, op));
    const auto *current = work.rows.find({op.kind, op.id});
    // Absent and forbidden are one answer, or ids of other branches could be tried out.
    const bool elsewhere = current && current->organisation != op.organisation;
    const bool absent = !current && op.type != wire::OpType::New;
    if (!may.isGranted() || elsewhere || absent) {
        work.outOfScope = work.outOfScope || !absent;
        return refused(u"scope"_s);
    }
    if (const auto field = may.firstUncovered(op.set); !field.isEmpty()) {
        work.outOfScope = true;
        return refused(u"scope"_s, field);
    }
    if (waitsForRefused(work, op))
        return refused(u"deps"_s);
    auto form = checkPolicy(*kind, op, work.batch.person);
    if (form.outcome == Outcome::Refused || op.type == wire::OpType::Delete)
        return form;
    const auto faults =
        models::catalogue::validate(*kind, wantedFields(op), op.type == wire::OpType::New);
    if (!faults.isEmpty())
        return refused(u"invalid"_s, faults.first().field);
    if (!kind->yearField)
        return OpOutcome{};
    // The year names the stream, and a record never changes its stream by an edit.
    const auto yearField = QString::fromLatin1(kind->yearField);
    const bool lives = op.type == wire::OpType::New ? streamFor(*kind, op).has_value()
                                                    : !op.set.contains(yearField);
    return lives ? OpOutcome{} : refused(u"invalid"_s, yearField);
}

Result<Permission> BatchApplier::permission(Work &work, const Kind &kind, const wire::Op &op)
{
    const auto wanted = std::make_pair(op.organisation, std::make_pair(&kind, int(op.type)));
    const auto known = work.permissions.constFind(wanted);
    if (known != work.permissions.cend())
        return *known;
    const auto node = m_store.directory().findOrganisation(op.organisation);
    if (!node && node.error().code != Error::NotFound)
        return node.error();
    const auto may =
        node ? work.scope.permission(node->path, kind, operationOf(op.type)) : Permission();
    work.permissions.insert(wanted, may);
    return may;
}

bool BatchApplier::waitsForRefused(const Work &work, const wire::Op &op) const
{
    for (const auto dep : op.deps) {
        if (dep >= work.batch.firstN) {
            if (work.wasRefused(dep))
                return true;
            continue;
        }
        if (work.refusedBefore.contains(dep))
            return true;
    }
    return false;
}

} // namespace hub
