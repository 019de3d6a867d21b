// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/History.h"

#include "models/domain/CanonicalCbor.h"
#include "models/sql/Database.h"

namespace models {

namespace {

Result<QCborMap> fieldsAt(const Statement &row, int column)
{
    return row.isNull(column) ? QCborMap() : cborMap(row.bytes(column));
}

} // namespace

Result<QList<HistoryEntry>> historyOf(Database &database, QStringView kind, RecordId id)
{
    BB_TRY_ASSIGN(select,
                  database.prepare("SELECT no, txn, op, actor, claimed_at, clock_doubtful, "
                                   "old_fields, new_fields, outcome FROM changes "
                                   "WHERE kind = ?1 AND id = ?2 ORDER BY no DESC"));
    select.bind(1, kind).bind(2, id);
    QList<HistoryEntry> entries;
    for (;;) {
        BB_TRY_ASSIGN(found, select.step());
        if (!found)
            return entries;
        BB_TRY_ASSIGN(oldFields, fieldsAt(select, 6));
        BB_TRY_ASSIGN(newFields, fieldsAt(select, 7));
        entries << HistoryEntry{
            select.number(0), select.number(1),      select.text(2), select.id<PersonId>(3),
            select.number(4), select.number(5) != 0, oldFields,      newFields,
            select.text(8)};
    }
}

} // namespace models
