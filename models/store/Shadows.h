// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"
#include "models/sql/Statement.h"
#include "models/store/RecordTable.h"

namespace models {

class Database;

//! Keeps what the hub has of a record when the first own change is laid on top of it, and the
//! tombstones of deleted ones. Thread of its Database, inside the caller's transaction.
class Shadows
{
public:
    static Result<Shadows> create(Database &database);

    //! \a row as it stood before the change; nothing when there was none. Later changes of a
    //! record that has a shadow leave it alone.
    Result<void> keep(QStringView kind, RecordId id, const std::optional<StoredRow> &row);

    //! A record without own changes needs none.
    Result<void> drop(QStringView kind, RecordId id);

    //! What the hub has of a record with own changes on top; nothing when there are none, or when
    //! the hub has no such record.
    Result<std::optional<QCborMap>> fields(QStringView kind, RecordId id);

    //! The seq of the hub's deleted row, 0 when there is no tombstone or the hub does not know it.
    Result<qint64> buriedSeq(QStringView kind, RecordId id);
    Result<void> bury(QStringView kind, const StoredRow &row);
    Result<void> unbury(QStringView kind, RecordId id);

private:
    Statement m_keep;
    Statement m_drop;
    Statement m_fields;
    Statement m_buried;
    Statement m_bury;
    Statement m_unbury;
};

} // namespace models
