// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/BatchSealer.h"

#include "models/domain/CanonicalCbor.h"
#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/sql/Transaction.h"
#include "models/store/Vault.h"

#include "sync/engine/Life.h"
#include "sync/engine/Outbox.h"
#include "sync/engine/RefusedChanges.h"
#include "sync/wire/Act.h"

#include <algorithm>

namespace engine {

using models::Result;

namespace {

// Well below the cap on a body, because the estimate leaves out what the encoding adds.
constexpr qint64 bodyBudget = wire::maximumBodyBytes / 2;
constexpr qint64 opOverhead = 96;

} // namespace

BatchSealer::BatchSealer(models::Database &database, const models::Vault &vault,
                         const HubAccount &account, const models::Clock &clock)
    : m_database(database),
      m_vault(vault),
      m_account(account),
      m_clock(clock)
{
}

Result<int> BatchSealer::seal()
{
    if (m_vault.person().signingKey.seed.isEmpty())
        return 0;
    models::Transaction transaction(m_database);
    BB_TRY(transaction.begun());
    BB_TRY_ASSIGN(mended, RefusedChanges(m_database, m_account.person).reofferMended());
    BB_TRY_ASSIGN(all, chains());
    int sealed = 0;
    for (const auto &chain : all) {
        BB_TRY_ASSIGN(count, sealChain(chain));
        sealed += count;
    }
    if (sealed + mended > 0)
        BB_TRY(transaction.commit());
    return sealed;
}

Result<QList<BatchSealer::Chain>> BatchSealer::chains() const
{
    QList<Chain> chains;
    BB_TRY_ASSIGN(rows,
                  m_database.prepare("SELECT incarnation, last_batch FROM incarnations"
                                     " WHERE person = ?1 AND retired = 0 ORDER BY incarnation"));
    rows.bind(1, m_account.person);
    for (;;) {
        BB_TRY_ASSIGN(more, rows.step());
        if (!more)
            return chains;
        chains.append({rows.id<models::RecordId>(0), rows.bytes(1)});
    }
}

Result<std::vector<BatchSealer::Change>> BatchSealer::waiting(const Chain &chain) const
{
    std::vector<Change> changes;
    // The plus keeps to the small index of unanswered changes instead of the chain's whole history.
    BB_TRY_ASSIGN(rows,
                  m_database.prepare("SELECT no, n, txn, schema_version, kind, id, org, op, base,"
                                     " hlc, claimed_at, clock_doubtful, new_fields, old_fields"
                                     " FROM changes"
                                     " WHERE outcome IS NULL AND batch IS NULL"
                                     " AND +incarnation = ?1 ORDER BY n"));
    rows.bind(1, chain.incarnation);
    for (;;) {
        BB_TRY_ASSIGN(more, rows.step());
        if (!more)
            return changes;
        Change change;
        change.no = rows.number(0);
        change.op.n = rows.number(1);
        change.op.txn = rows.number(2);
        change.op.schema = int(rows.number(3));
        change.op.kind = rows.text(4);
        change.op.id = rows.id<models::RecordId>(5);
        change.op.organisation = rows.id<models::OrganisationId>(6);
        change.op.type = opTypeOf(rows.bytesView(7));
        change.op.base = rows.number(8);
        change.op.hlc = quint64(rows.number(9));
        change.op.claimedAt = rows.number(10);
        change.op.clockDoubtful = rows.number(11) != 0;
        if (!rows.isNull(12)) {
            BB_TRY_ASSIGN(fields, models::cborMap(rows.bytes(12)));
            change.op.set = std::move(fields);
        }
        if (change.op.type == wire::OpType::Act && !rows.isNull(13)) {
            BB_TRY_ASSIGN(expected, models::cborMap(rows.bytes(13)));
            change.op.set = wire::actOf(expected, change.op.set);
        }
        changes.push_back(std::move(change));
    }
}

Result<void> BatchSealer::hold(const Chain &chain, std::vector<Change> &changes) const
{
    QHash<RecordKey, qint64> blocked;
    BB_TRY_ASSIGN(others,
                  m_database.prepare("SELECT kind, id, min(no) FROM changes"
                                     " WHERE outcome IS NULL AND +incarnation <> ?1"
                                     " GROUP BY kind, id"));
    others.bind(1, chain.incarnation);
    for (;;) {
        BB_TRY_ASSIGN(more, others.step());
        if (!more)
            break;
        blocked.insert({others.text(0), others.id<models::RecordId>(1)}, others.number(2));
    }
    if (blocked.isEmpty())
        return {};

    // What waits makes later changes of its records wait too, so the walk is in order, txn by txn.
    for (size_t first = 0; first < changes.size();) {
        size_t end = first;
        bool held = false;
        for (; end < changes.size() && changes[end].op.txn == changes[first].op.txn; ++end) {
            const auto &op = changes[end].op;
            const auto found = blocked.constFind({op.kind, op.id});
            held = held || (found != blocked.cend() && *found < changes[end].no);
        }
        for (; first < end; ++first) {
            auto &change = changes[first];
            change.held = held;
            if (held && !blocked.contains({change.op.kind, change.op.id}))
                blocked.insert({change.op.kind, change.op.id}, change.no);
        }
    }
    return {};
}

Result<void> BatchSealer::renumber(std::vector<Change> &changes) const
{
    if (std::ranges::none_of(changes, &Change::held))
        return {};
    auto n = changes.front().op.n;
    std::ranges::stable_partition(changes, [](const Change &change) { return !change.held; });
    BB_TRY_ASSIGN(update, m_database.prepare("UPDATE changes SET n = ?2 WHERE no = ?1"));
    // First out of the way: n is unique within the chain at every moment.
    for (const auto &change : changes)
        BB_TRY(update.bind(1, change.no).bind(2, -change.op.n).run());
    for (auto &change : changes) {
        change.op.n = n++;
        BB_TRY(update.bind(1, change.no).bind(2, change.op.n).run());
    }
    return {};
}

Result<void> BatchSealer::addDependencies(const Chain &chain, std::vector<Change> &changes) const
{
    struct Creation {
        qint64 n;
        qint64 txn;
    };
    QHash<models::RecordId, Creation> creations;
    BB_TRY_ASSIGN(rows,
                  m_database.prepare("SELECT id, n, txn FROM changes WHERE outcome IS NULL"
                                     " AND +incarnation = ?1 AND op = 'new'"));
    rows.bind(1, chain.incarnation);
    for (;;) {
        BB_TRY_ASSIGN(more, rows.step());
        if (!more)
            break;
        creations.insert(rows.id<models::RecordId>(0), {rows.number(1), rows.number(2)});
    }
    if (creations.isEmpty())
        return {};

    for (auto &change : changes) {
        const auto *kind = models::catalogue::find(change.op.kind);
        if (!kind)
            continue;
        for (const auto &field : kind->fields) {
            if (!field.references)
                continue;
            const auto value = change.op.set.value(QLatin1StringView(field.name));
            const auto parent =
                creations.constFind(models::RecordId::fromBytes(value.toByteArray()));
            if (parent != creations.cend() && parent->txn != change.op.txn
                && parent->n < change.op.n)
                change.op.deps.append(parent->n);
        }
    }
    return {};
}

Result<int> BatchSealer::sealChain(const Chain &chain)
{
    BB_TRY_ASSIGN(changes, waiting(chain));
    if (changes.empty())
        return 0;
    BB_TRY(hold(chain, changes));
    BB_TRY(renumber(changes));
    BB_TRY(addDependencies(chain, changes));

    BB_TRY_ASSIGN(life, Life::load(m_database, m_account.device));
    wire::Batch batch;
    batch.life = life.id;
    batch.device = m_account.device;
    batch.person = m_account.person;
    batch.incarnation = chain.incarnation;
    batch.previous = chain.previous;
    int sealed = 0;
    for (size_t first = 0; first < changes.size() && !changes[first].held;) {
        batch.ops.clear();
        batch.firstN = changes[first].op.n;
        batch.createdAt = m_clock.nowMs();
        qint64 bytes = 0;
        size_t end = first;
        size_t whole = first;
        for (; end < changes.size() && !changes[end].held; ++end) {
            if (end > first && changes[end].op.txn != changes[end - 1].op.txn)
                whole = end;
            bytes += opOverhead + models::canonicalCbor(changes[end].op.set).size();
            if (bytes > bodyBudget || end - first >= size_t(wire::maximumOps))
                break;
        }
        // A txn that is too large for one batch can only be split.
        const bool allFit = end == changes.size() || changes[end].held;
        if (!allFit && whole > first)
            end = whole;
        end = std::max(end, first + 1);
        for (; first < end; ++first)
            batch.ops.append(std::move(changes[first].op));
        batch.ordinal = ++life.sealed;
        BB_TRY_ASSIGN(hash, store(chain, batch));
        batch.previous = hash;
        sealed += int(batch.ops.size());
    }
    BB_TRY(life.save(m_database));
    return sealed;
}

Result<QByteArray> BatchSealer::store(const Chain &chain, const wire::Batch &batch) const
{
    const auto envelope = wire::seal(batch, m_vault.keys().device, m_vault.person().signingKey);
    const auto hash = envelope.hash();
    const auto last = batch.firstN + batch.ops.size() - 1;

    BB_TRY_ASSIGN(insert,
                  m_database.prepare("INSERT INTO batches (incarnation, first_n, last_n, hash,"
                                     " envelope) VALUES (?1, ?2, ?3, ?4, ?5)"));
    insert.bind(1, chain.incarnation).bind(2, batch.firstN).bind(3, qint64(last));
    BB_TRY(insert.bindBytes(4, hash).bindBytes(5, envelope.encode()).run());
    BB_TRY_ASSIGN(mark,
                  m_database.prepare("UPDATE changes SET batch = ?4 WHERE incarnation = ?1"
                                     " AND n BETWEEN ?2 AND ?3"));
    mark.bind(1, chain.incarnation).bind(2, batch.firstN).bind(3, qint64(last));
    BB_TRY(mark.bindBytes(4, hash).run());
    BB_TRY_ASSIGN(link,
                  m_database.prepare("UPDATE incarnations SET last_batch = ?2"
                                     " WHERE incarnation = ?1"));
    BB_TRY(link.bind(1, chain.incarnation).bindBytes(2, hash).run());
    return hash;
}

} // namespace engine
