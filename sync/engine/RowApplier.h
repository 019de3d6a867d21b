// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/RowTable.h"
#include "sync/engine/Shadows.h"
#include "sync/engine/StreamLedger.h"

#include <QHash>
#include <QSet>

#include <memory>
#include <unordered_map>

namespace engine {

using models::Result;

//! Puts the hub's rows into the replica, by the catalogue and inside the caller's transaction.
//!
//! The visible row is the hub's row with own edits on top: a row without such edits is replaced, of
//! a row with them the shadow is replaced and the edits are applied anew. Kinds that this version
//! does not know, and rows that do not fit their table, are parked and count for the digest like
//! all others.
class RowApplier
{
public:
    //! \a ledger is kept in step; both must outlive the applier.
    RowApplier(models::Database &database, StreamLedger &ledger);

    //! Reads which records have edits on top; once in the transaction, before the rows.
    Result<void> begin();

    //! \a fresh: the replica has nothing of the hub's in this stream yet, so most rows are new.
    Result<void> apply(StreamLedger::Stream &stream, bool fresh, QByteArrayView kind,
                       QByteArrayView id, qint64 seq, QByteArrayView state);
    //! Forgets a stream and its rows, because it has left the scope. Own edits stay in the change
    //! log.
    Result<void> erase(StreamLedger::Stream &stream);
    //! Removes the hub's rows of \a stream that are not among \a seen (Shadows::key), and counts
    //! the stream anew: the end of a repair.
    Result<void> eraseUnseen(StreamLedger::Stream &stream, const QSet<QByteArray> &seen);
    //! Gives rows that an older version parked to their tables, now that their kind is known.
    Result<int> replayParked();

    //! Kinds of which rows were written.
    const QSet<QString> &kinds() const { return m_kinds; }

private:
    struct Known {
        std::unique_ptr<RowTable> table{};
        QByteArray name{};
    };

    //! Null for a kind that this version does not know.
    Result<RowTable *> tableOf(QByteArrayView kind);
    Result<void> prepare();
    Result<void> applyClean(RowTable &table, const RowTable::Bookkeeping &row,
                            StreamLedger::Stream &stream, bool live);
    Result<void> applyEdited(RowTable &table, const RowTable::Bookkeeping &row,
                             StreamLedger::Stream &stream, QByteArrayView state);
    Result<void> writeEdited(RowTable &table, const RowTable::Bookkeeping &row,
                             const QByteArray &state, const QList<OverlayOp> &overlay);
    Result<void> park(StreamLedger::Stream &stream, QByteArrayView kind, QByteArrayView id,
                      qint64 seq, QByteArrayView state);
    Result<void> unpark(QByteArrayView kind, QByteArrayView id);
    Result<void> setTombstone(QByteArrayView kind, QByteArrayView id, qint64 stream, qint64 seq);
    Result<void> clearTombstone(QByteArrayView kind, QByteArrayView id);
    Result<void> forgetUnseenBuried(const StreamLedger::Stream &stream,
                                    const QSet<QByteArray> &seen);
    Result<void> recount(StreamLedger::Stream &stream);

    models::Database &m_database;
    StreamLedger &m_ledger;
    std::unique_ptr<Shadows> m_shadows;
    QSet<QByteArray> m_edited;
    QSet<QString> m_kinds;
    bool m_anyTombstone = false;
    bool m_anyParked = false;
    std::vector<Known> m_tables;
    models::Statement m_park;
    models::Statement m_findParked;
    models::Statement m_unpark;
    models::Statement m_setTombstone;
    models::Statement m_clearTombstone;
};

} // namespace engine
