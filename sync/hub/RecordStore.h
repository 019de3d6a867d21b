// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"
#include "sync/hub/Scope.h"

#include <functional>
#include <optional>

namespace hub {

//! The streams and rows that one batch touches, locked until its transaction ends.
struct LockedRows {
    QHash<QString, StreamHead> streams{}; //!< by name
    QHash<RecordKey, StoredRow> rows{}; //!< those that exist, deleted ones too
};

//! A row as it is sent; views are valid during the call only.
struct RowSlice {
    QByteArrayView kind{};
    QByteArrayView id{};
    qint64 seq = 0;
    QByteArrayView state{}; //!< empty for a deleted record
};

//! Which rows of a stream an answer carries.
struct RowQuery {
    qint64 stream = 0;
    qint64 after = 0; //!< rows with a higher seq only
    qint64 withoutOrigin = -1; //!< leaves out rows that this device knows already
    int limit = 0;
    qint64 byteLimit = 0; //!< of states; the row that reaches it is the last
};

//! The files that a record names.
struct RecordReferences {
    qint64 record = 0;
    OrganisationId organisation{};
    QList<QByteArray> hashes{};
};

//! Records of every kind, and the streams that number them.
class RecordStore
{
public:
    virtual ~RecordStore() = default;

    //! Locks the heads of \a streams, and of those that the rows of \a keys live in, in the order
    //! of their numbers, and only then reads the rows; makes streams that are missing. In a writing
    //! transaction only.
    virtual Result<LockedRows> lock(const QList<RecordKey> &keys,
                                    const QList<StreamHead> &streams) = 0;
    //! A row of a stream that is locked; deleted ones too.
    virtual Result<std::optional<StoredRow>> find(const RecordKey &key) = 0;
    //! Inserts (no = 0, which is then set) or replaces.
    virtual Result<void> write(QList<StoredRow> &rows) = 0;
    virtual Result<void> saveHeads(const QList<StreamHead> &heads) = 0;
    //! Replaces what each of these records names.
    virtual Result<void> setReferences(const QList<RecordReferences> &references) = 0;

    //! Every stream that \a scope may read, ordered by number.
    virtual Result<QList<StreamHead>> streams(const Scope &scope) = 0;
    virtual Result<QList<StreamHead>> allStreams() = 0;
    virtual Result<QString> streamName(qint64 no) = 0;
    //! Calls \a row in the order of seq; true when nothing is left behind the last one.
    virtual Result<bool> rows(const RowQuery &query,
                              const std::function<void(const RowSlice &)> &row) = 0;
};

} // namespace hub
