// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/SyncStatus.h"

#include <QJsonObject>

namespace cli {

//! Everything that the window's status holds, under the same names; times are UTC milliseconds, 0
//! for never. Codes and ids only: no value of a record.
QJsonObject toJson(const engine::SyncStatus &status);

} // namespace cli
