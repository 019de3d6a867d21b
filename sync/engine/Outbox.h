// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"
#include "sync/wire/Batch.h"

#include <QByteArray>
#include <QList>

namespace models {
class Clock;
class Database;
class RandomSource;
} // namespace models

namespace engine {

//! The op that a row of `changes` names; Set for a word that is none.
wire::OpType opTypeOf(QByteArrayView word);

//! A signed batch that waits for its receipt.
struct SealedBatch {
    qint64 no = 0;
    models::RecordId incarnation{};
    qint64 firstN = 0;
    qint64 lastN = 0;
    QByteArray hash{};
    QByteArray envelope{};
};

//! The batches between signing and receipt. Only a receipt takes anything out of it.
class Outbox
{
public:
    Outbox(models::Database &database, const models::Clock &clock, models::RandomSource &random);

    //! In the order of their signing, which is that of each chain.
    models::Result<QList<SealedBatch>> unanswered() const;

    //! After a fork (this disk was restored from an older copy, or the hub was) the chain is given
    //! up: all that has no receipt goes to a new incarnation of the same person, numbered anew and
    //! unsigned.
    models::Result<void> restart(models::RecordId incarnation);

private:
    models::Database &m_database;
    const models::Clock &m_clock;
    models::RandomSource &m_random;
};

} // namespace engine
