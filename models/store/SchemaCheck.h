// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

namespace models {

class Database;

//! Every field of the catalogue has its column, every kind the bookkeeping that the store relies
//! on; Internal names the first "table.column" that is missing.
Result<void> checkSchema(Database &database);

} // namespace models
