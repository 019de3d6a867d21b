// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/PendingRecords.h"

#include "models/sql/Database.h"

namespace models {

Result<QSet<RecordId>> pendingRecords(Database &database, QStringView kind)
{
    // By the outbox index: what waits is little beside what was ever changed.
    BB_TRY_ASSIGN(select,
                  database.prepare("SELECT id FROM changes INDEXED BY changes_outbox "
                                   "WHERE outcome IS NULL AND kind = ?1"));
    select.bind(1, kind);
    QSet<RecordId> ids;
    for (;;) {
        BB_TRY_ASSIGN(found, select.step());
        if (!found)
            return ids;
        ids << select.id<RecordId>(0);
    }
}

Result<bool> isPending(Database &database, QStringView kind, RecordId id)
{
    BB_TRY_ASSIGN(select,
                  database.prepare("SELECT EXISTS (SELECT 1 FROM changes WHERE kind = ?1 "
                                   "AND id = ?2 AND outcome IS NULL)"));
    select.bind(1, kind).bind(2, id);
    BB_TRY(select.step());
    return select.number(0) != 0;
}

} // namespace models
