// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/Outbox.h"

#include "models/sql/Database.h"
#include "models/sql/Transaction.h"

#include "sync/engine/Life.h"

namespace engine {

using models::Result;

wire::OpType opTypeOf(QByteArrayView word)
{
    for (const auto type : {wire::OpType::New, wire::OpType::Delete, wire::OpType::Act}) {
        if (wire::wordOf(type) == QLatin1StringView(word))
            return type;
    }
    return wire::OpType::Set;
}

Outbox::Outbox(models::Database &database, const models::Clock &clock, models::RandomSource &random)
    : m_database(database),
      m_clock(clock),
      m_random(random)
{
}

Result<QList<SealedBatch>> Outbox::unanswered() const
{
    QList<SealedBatch> batches;
    BB_TRY_ASSIGN(rows,
                  m_database.prepare("SELECT no, incarnation, first_n, last_n, hash, envelope"
                                     " FROM batches WHERE receipt IS NULL ORDER BY no"));
    for (;;) {
        BB_TRY_ASSIGN(more, rows.step());
        if (!more)
            return batches;
        batches.append({rows.number(0), rows.id<models::RecordId>(1), rows.number(2),
                        rows.number(3), rows.bytes(4), rows.bytes(5)});
    }
}

Result<void> Outbox::restart(models::RecordId incarnation)
{
    models::Transaction transaction(m_database);
    BB_TRY(transaction.begun());
    const auto fresh = models::newId<models::RecordId>(m_clock, m_random);

    BB_TRY_ASSIGN(begin,
                  m_database.prepare("INSERT INTO incarnations (incarnation, person, next_n)"
                                     " SELECT ?1, person, 1 FROM incarnations"
                                     " WHERE incarnation = ?2"));
    BB_TRY(begin.bind(1, fresh).bind(2, incarnation).run());
    BB_TRY_ASSIGN(retire,
                  m_database.prepare("UPDATE incarnations SET retired = 1 WHERE incarnation = ?1"));
    BB_TRY(retire.bind(1, incarnation).run());
    BB_TRY_ASSIGN(
        move,
        m_database.prepare("UPDATE changes SET incarnation = ?1, batch = NULL, n = moved.rank"
                           " FROM (SELECT no, row_number() OVER (ORDER BY n) AS rank FROM changes"
                           "       WHERE outcome IS NULL AND +incarnation = ?2) AS moved"
                           " WHERE changes.no = moved.no"));
    BB_TRY(move.bind(1, fresh).bind(2, incarnation).run());
    const auto moved = m_database.changes();
    BB_TRY_ASSIGN(number,
                  m_database.prepare("UPDATE incarnations SET next_n = ?2 WHERE incarnation = ?1"));
    BB_TRY(number.bind(1, fresh).bind(2, moved + 1).run());
    BB_TRY_ASSIGN(drop,
                  m_database.prepare("DELETE FROM batches WHERE incarnation = ?1"
                                     " AND receipt IS NULL"));
    BB_TRY(drop.bind(1, incarnation).run());
    BB_TRY(Life::begin(m_database, m_clock, m_random));
    return transaction.commit();
}

} // namespace engine
