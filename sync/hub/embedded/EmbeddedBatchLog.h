// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/BatchLog.h"
#include "sync/hub/embedded/StatementCache.h"

namespace hub {

class EmbeddedBatchLog final : public BatchLog
{
public:
    explicit EmbeddedBatchLog(StatementCache &statements) : m_statements(statements) { }

    Result<QByteArray> receipt(const QByteArray &hash) override;
    Result<Chain> lockChain(qint64 device, RecordId incarnation, PersonId person) override;
    Result<Author> authorOf(qint64 chain) override;
    Result<Replica> lockReplica(qint64 device, RecordId life) override;
    Result<void> saveReplica(const Replica &replica) override;
    Result<QSet<qint64>> refusedAmong(qint64 chain, const QSet<qint64> &ns) override;
    Result<void> append(const Chain &chain, const LoggedBatch &batch,
                        const QList<LoggedOp> &ops) override;

private:
    StatementCache &m_statements;
};

} // namespace hub
