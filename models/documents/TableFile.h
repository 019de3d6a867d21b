// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/Table.h"
#include "models/domain/Result.h"

namespace models {

//! Reads a table file by its content, whatever its name says: xlsx or CSV; only sheets with rows.
//!
//! Unsupported with reason "xls", "encrypted" or "table" for what cannot be read; NotFound with
//! reason "file", or "sheet" when nothing stands in it; Io, TooLarge, Corrupt as of the readers.
Result<QList<Table>> readTableFile(const QString &path, const TableLimits &limits = {});

} // namespace models
