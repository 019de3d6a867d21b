// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/ColumnMapping.h"
#include "models/documents/ImportReport.h"
#include "models/documents/Sheet.h"
#include "models/documents/Table.h"

#include <functional>

namespace models {

//! The rejected rows as they stood in the file, with their row number in front and the reasons
//! behind: to be corrected there and imported again.
//!
//! \a reasonTitle and \a rowTitle head the two added columns; \a words says a fault in words.
Sheet errorRows(const Table &table, const ColumnMapping &mapping, const ImportReport &report,
                const QString &rowTitle, const QString &reasonTitle,
                const std::function<QString(const ImportReport::Fault &)> &words);

} // namespace models
