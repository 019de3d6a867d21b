// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/embedded/EmbeddedBatchLog.h"

namespace hub {

Result<QByteArray> EmbeddedBatchLog::receipt(const QByteArray &hash)
{
    BB_TRY_ASSIGN(select, m_statements.use("SELECT receipt FROM batch WHERE hash = ?"));
    select->bindBytes(1, hash);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    return select->bytes(0);
}

Result<Chain> EmbeddedBatchLog::lockChain(qint64 device, RecordId incarnation, PersonId person)
{
    BB_TRY_ASSIGN(lock,
                  m_statements.use("INSERT INTO chain (device, incarnation, person)"
                                   " VALUES (?, ?, ?) ON CONFLICT (device, incarnation)"
                                   " DO UPDATE SET device = device"
                                   " RETURNING no, person, next_n, last_batch"));
    lock->bind(1, device).bind(2, incarnation).bind(3, person);
    BB_TRY(lock->step());
    Chain chain;
    chain.device = device;
    chain.incarnation = incarnation;
    chain.no = lock->number(0);
    chain.person = lock->id<PersonId>(1);
    chain.nextN = lock->number(2);
    chain.lastBatch = lock->bytes(3);
    return chain;
}

Result<Author> EmbeddedBatchLog::authorOf(qint64 chain)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT c.person, d.id FROM chain c JOIN device d"
                                   " ON d.no = c.device WHERE c.no = ?"));
    select->bind(1, chain);
    BB_TRY_ASSIGN(found, select->step());
    return found ? Author{select->id<PersonId>(0), select->id<DeviceId>(1)} : Author();
}

Result<Replica> EmbeddedBatchLog::lockReplica(qint64 device, RecordId life)
{
    BB_TRY_ASSIGN(save,
                  m_statements.use("INSERT INTO replica (device, life) VALUES (?, ?)"
                                   " ON CONFLICT (device, life) DO UPDATE SET device = device"
                                   " RETURNING no, last_ordinal"));
    save->bind(1, device).bind(2, life);
    BB_TRY(save->step());
    return Replica{save->number(0), save->number(1)};
}

Result<void> EmbeddedBatchLog::saveReplica(const Replica &replica)
{
    BB_TRY_ASSIGN(save, m_statements.use("UPDATE replica SET last_ordinal = ? WHERE no = ?"));
    return save->bind(1, replica.lastOrdinal).bind(2, replica.no).run();
}

Result<QSet<qint64>> EmbeddedBatchLog::refusedAmong(qint64 chain, const QSet<qint64> &ns)
{
    QSet<qint64> refused;
    for (const auto n : ns) {
        BB_TRY_ASSIGN(select, m_statements.use("SELECT outcome FROM op WHERE chain = ? AND n = ?"));
        select->bind(1, chain).bind(2, n);
        BB_TRY_ASSIGN(found, select->step());
        if (found && select->number(0) == qint64(wire::Outcome::Refused))
            refused.insert(n);
    }
    return refused;
}

Result<void> EmbeddedBatchLog::append(const Chain &chain, const LoggedBatch &batch,
                                      const QList<LoggedOp> &ops)
{
    {
        BB_TRY_ASSIGN(save,
                      m_statements.use("UPDATE chain SET next_n = ?2, last_batch = ?3"
                                       " WHERE no = ?1"));
        save->bind(1, chain.no).bind(2, chain.nextN).bindBytes(3, chain.lastBatch);
        BB_TRY(save->run());
    }
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT INTO batch (hash, chain, first_n, received_at, envelope,"
                                   " receipt) VALUES (?, ?, ?, ?, ?, ?)"));
    insert->bindBytes(1, batch.hash).bind(2, chain.no).bind(3, batch.firstN);
    insert->bind(4, batch.receivedAt).bindBytes(5, batch.envelope).bindBytes(6, batch.receipt);
    BB_TRY(insert->run());

    BB_TRY_ASSIGN(log,
                  m_statements.use("INSERT INTO op (chain, n, record, seq, outcome, code)"
                                   " VALUES (?, ?, ?, ?, ?, ?)"));
    for (const auto &op : ops) {
        log->bind(1, chain.no).bind(2, op.n).bind(4, op.outcome.seq);
        log->bind(5, qint64(op.outcome.outcome));
        op.record == 0 ? log->bindNull(3) : log->bind(3, op.record);
        op.outcome.code.isEmpty() ? log->bindNull(6) : log->bind(6, op.outcome.code);
        BB_TRY(log->run());
    }
    return {};
}

} // namespace hub
