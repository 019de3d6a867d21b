// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"

#include <QSet>

namespace hub {

//! Where a device's chain of batches stands.
struct Chain {
    qint64 no = 0;
    qint64 device = 0;
    RecordId incarnation{};
    PersonId person{};
    qint64 nextN = 1;
    QByteArray lastBatch{};
};

struct Author {
    PersonId person{};
    DeviceId device{};
};

//! One life of a device's disk.
struct Replica {
    qint64 no = 0;
    qint64 lastOrdinal = 0; //!< of the batches that arrived
};

struct LoggedOp {
    qint64 n = 0;
    qint64 record = 0; //!< 0 where nothing was written
    wire::OpOutcome outcome{};
};

struct LoggedBatch {
    QByteArray hash{};
    qint64 firstN = 1;
    qint64 receivedAt = 0;
    QByteArray envelope{};
    QByteArray receipt{};
};

//! The signed log: chains, envelopes as they came, receipts, and what became of each op.
class BatchLog
{
public:
    virtual ~BatchLog() = default;

    //! The receipt given to this batch before; NotFound when it is new.
    virtual Result<QByteArray> receipt(const QByteArray &hash) = 0;
    //! Made for \a person when it is not there yet; in a writing transaction only, locked until
    //! that ends.
    virtual Result<Chain> lockChain(qint64 device, RecordId incarnation, PersonId person) = 0;
    //! Whose changes a chain holds, and from which device; nulls for 0, the hub's own.
    virtual Result<Author> authorOf(qint64 chain) = 0;
    //! Made when it is not there yet; in a writing transaction only, locked until that ends.
    virtual Result<Replica> lockReplica(qint64 device, RecordId life) = 0;
    virtual Result<void> saveReplica(const Replica &replica) = 0;
    //! Which of these earlier ops of the chain were refused.
    virtual Result<QSet<qint64>> refusedAmong(qint64 chain, const QSet<qint64> &ns) = 0;
    //! Stores the batch and the chain's new end.
    virtual Result<void> append(const Chain &chain, const LoggedBatch &batch,
                                const QList<LoggedOp> &ops) = 0;
};

} // namespace hub
