// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QCborMap>
#include <QList>
#include <QString>

namespace models {

class Database;

//! One line of a record's history: who changed what, when, and what became of it.
struct HistoryEntry {
    qint64 no = 0;
    qint64 txn = 0;
    QString op{};
    PersonId actor{};
    qint64 claimedAt = 0; //!< UTC milliseconds by this PC's clock
    bool clockDoubtful = false;
    QCborMap oldFields{};
    QCborMap newFields{};
    QString outcome{}; //!< empty until the hub has answered
};

//! Newest first; also of a deleted record. No entry is an empty list.
Result<QList<HistoryEntry>> historyOf(Database &database, QStringView kind, RecordId id);

} // namespace models
