// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QSet>

namespace models {

class Database;

//! Records of \a kind with changes that no receipt has answered yet.
Result<QSet<RecordId>> pendingRecords(Database &database, QStringView kind);

//! Whether one record has such changes.
Result<bool> isPending(Database &database, QStringView kind, RecordId id);

} // namespace models
