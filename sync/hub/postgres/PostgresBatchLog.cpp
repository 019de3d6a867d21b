// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/postgres/PostgresBatchLog.h"

namespace hub {

Result<QByteArray> PostgresBatchLog::receipt(const QByteArray &hash)
{
    auto select = m_connection.use("SELECT receipt FROM batch WHERE hash = $1");
    select->bindBytes(1, hash);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return select->bytes(0);
}

Result<Chain> PostgresBatchLog::lockChain(qint64 device, RecordId incarnation, PersonId person)
{
    // Looked for before it is made: an insert that conflicts would use up a number each time.
    for (;;) {
        {
            auto lock = m_connection.use("SELECT no, person, next_n, last_batch FROM chain"
                                         " WHERE device = $1 AND incarnation = $2 FOR UPDATE");
            lock->bind(1, device).bind(2, incarnation);
            BB_TRY_ASSIGN(found, lock->step());
            if (found) {
                Chain chain;
                chain.device = device;
                chain.incarnation = incarnation;
                chain.no = lock->number(0);
                chain.person = lock->id<PersonId>(1);
                chain.nextN = lock->number(2);
                chain.lastBatch = lock->bytes(3);
                return chain;
            }
        }
        auto insert = m_connection.use("INSERT INTO chain (device, incarnation, person)"
                                       " VALUES ($1, $2, $3) ON CONFLICT DO NOTHING");
        BB_TRY(insert->bind(1, device).bind(2, incarnation).bind(3, person).run());
    }
}

Result<Author> PostgresBatchLog::authorOf(qint64 chain)
{
    auto select = m_connection.use("SELECT c.person, d.id FROM chain c JOIN device d"
                                   " ON d.no = c.device WHERE c.no = $1");
    select->bind(1, chain);
    BB_TRY_ASSIGN(found, select->step());
    return found ? Author{select->id<PersonId>(0), select->id<DeviceId>(1)} : Author();
}

Result<Replica> PostgresBatchLog::lockReplica(qint64 device, RecordId life)
{
    for (;;) {
        {
            auto lock = m_connection.use("SELECT no, last_ordinal FROM replica"
                                         " WHERE device = $1 AND life = $2 FOR UPDATE");
            lock->bind(1, device).bind(2, life);
            BB_TRY_ASSIGN(found, lock->step());
            if (found)
                return Replica{lock->number(0), lock->number(1)};
        }
        auto insert = m_connection.use("INSERT INTO replica (device, life) VALUES ($1, $2)"
                                       " ON CONFLICT DO NOTHING");
        BB_TRY(insert->bind(1, device).bind(2, life).run());
    }
}

Result<void> PostgresBatchLog::saveReplica(const Replica &replica)
{
    auto save = m_connection.use("UPDATE replica SET last_ordinal = $1 WHERE no = $2");
    return save->bind(1, replica.lastOrdinal).bind(2, replica.no).run();
}

Result<QSet<qint64>> PostgresBatchLog::refusedAmong(qint64 chain, const QSet<qint64> &ns)
{
    QSet<qint64> refused;
    if (ns.isEmpty())
        return refused;
    PostgresArray wanted;
    for (const auto n : ns)
        wanted.add(n);
    auto select = m_connection.use("SELECT n FROM op WHERE chain = $1 AND outcome = $2"
                                   " AND n = ANY ($3::bigint[])");
    select->bind(1, chain).bind(2, qint64(wire::Outcome::Refused)).bind(3, wanted);
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return refused;
        refused.insert(select->number(0));
    }
}

Result<void> PostgresBatchLog::append(const Chain &chain, const LoggedBatch &batch,
                                      const QList<LoggedOp> &ops)
{
    {
        auto save = m_connection.use("UPDATE chain SET next_n = $2, last_batch = $3 WHERE no = $1");
        BB_TRY(save->bind(1, chain.no).bind(2, chain.nextN).bindBytes(3, chain.lastBatch).run());
    }
    {
        auto insert = m_connection.use("INSERT INTO batch (hash, chain, first_n, received_at,"
                                       " envelope, receipt) VALUES ($1, $2, $3, $4, $5, $6)");
        insert->bindBytes(1, batch.hash).bind(2, chain.no).bind(3, batch.firstN);
        insert->bind(4, batch.receivedAt).bindBytes(5, batch.envelope).bindBytes(6, batch.receipt);
        BB_TRY(insert->run());
    }
    PostgresArray n, record, seq, outcome, code;
    for (const auto &op : ops) {
        n.add(op.n);
        op.record == 0 ? record.addNull() : record.add(op.record);
        seq.add(op.outcome.seq);
        outcome.add(qint64(op.outcome.outcome));
        op.outcome.code.isEmpty() ? code.addNull() : code.addText(op.outcome.code);
    }
    auto log = m_connection.use("INSERT INTO op (chain, n, record, seq, outcome, code)"
                                " SELECT $1, * FROM unnest($2::bigint[], $3::bigint[],"
                                " $4::bigint[], $5::integer[], $6::text[])");
    log->bind(1, chain.no).bind(2, n).bind(3, record).bind(4, seq).bind(5, outcome);
    return log->bind(6, code).run();
}

} // namespace hub
