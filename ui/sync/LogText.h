// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/SyncJournal.h"

#include <QString>

namespace engine {
struct SyncStatus;
}

namespace ui {

//! "Synced: 3 sent, 12 received", from the log's codes and numbers.
//! Whether that sync brought or met a conflict.
bool tellsOfConflicts(const models::SyncLogLine &line);

QString logText(const models::SyncLogLine &line);

//! For the person who helps: versions, counts, codes; no name, no number of a person, no address.
QString diagnosticsText(const engine::SyncStatus &status, const QList<models::SyncLogLine> &log);

} // namespace ui
