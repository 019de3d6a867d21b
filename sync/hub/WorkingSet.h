// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/RecordStore.h"

#include <optional>

namespace hub {

//! The rows that one transaction changes, held in memory until they are written in one go.
//!
//! Rows are numbered in their streams as they change; a txn that fails is undone here, before
//! anything was written.
class WorkingSet
{
public:
    //! Locks what \a keys and \a streams name; in a writing transaction only.
    static Result<WorkingSet> lock(RecordStore &records, const QList<RecordKey> &keys,
                                   const QList<StreamHead> &streams);

    //! Null when there is no such row; deleted rows are there.
    const StoredRow *find(const RecordKey &key) const;
    //! Null when the stream was not locked.
    const StreamHead *stream(const QString &name) const;
    qint64 nextSeq(qint64 stream) const;

    void beginTxn();
    void undoTxn();

    //! Takes the row with nextSeq() of its stream as its seq.
    void put(StoredRow row);
    //! Takes a row of a locked stream in that lock() was not told of.
    Result<void> fetch(RecordStore &records, const RecordKey &key);
    //! Writes rows, heads with their new count and digest, and what files are named.
    Result<void> flush(RecordStore &records);
    //! The streams of the rows that were put and not undone.
    QList<StreamHead> changedStreams() const;
    //! After flush(): the store's number of a row; 0 where there is none.
    qint64 numberOf(const RecordKey &key) const;

private:
    struct Entry {
        std::optional<StoredRow> before{}; //!< as it stands in the store
        std::optional<StoredRow> now{};
        bool changed = false;
    };
    struct Undo {
        RecordKey key{};
        Entry entry{};
    };

    void account(const Entry &entry);

    QHash<RecordKey, Entry> m_rows;
    QHash<qint64, StreamHead> m_heads;
    QHash<QString, qint64> m_names;
    QList<Undo> m_undo;
    QHash<qint64, StreamHead> m_headsBefore;
};

} // namespace hub
