// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/AccessLog.h"

#include "models/domain/Clock.h"
#include "models/sql/Database.h"

namespace models {

Result<void> AccessLog::append(const Access &access)
{
    BB_TRY_ASSIGN(insert,
                  m_database.prepare("INSERT INTO access_log (at, person, action, kind, record, "
                                     "purpose) VALUES (?, ?, ?, ?, ?, ?)"));
    insert.bind(1, m_clock.nowMs())
        .bind(2, m_person)
        .bind(3, access.action)
        .bind(4, access.kind)
        .bind(5, access.record)
        .bind(6, access.purpose);
    return insert.run();
}

Result<QList<Access>> AccessLog::list(RecordId record) const
{
    BB_TRY_ASSIGN(select,
                  m_database.prepare("SELECT action, kind, record, purpose, person, at "
                                     "FROM access_log WHERE ?1 IS NULL OR record = ?1 "
                                     "ORDER BY id DESC"));
    select.bind(1, record);
    QList<Access> accesses;
    for (;;) {
        BB_TRY_ASSIGN(more, select.step());
        if (!more)
            return accesses;
        accesses.append({.action = select.text(0),
                         .kind = select.text(1),
                         .record = select.id<RecordId>(2),
                         .purpose = select.text(3),
                         .person = select.id<PersonId>(4),
                         .at = select.number(5)});
    }
}

} // namespace models
