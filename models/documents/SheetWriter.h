// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/Sheet.h"
#include "models/domain/Result.h"

#include <QByteArray>

namespace models {

//! The sheet as an xlsx workbook, made in memory: nothing of it touches a temporary file. Text
//! stays text (an identity number keeps its digits), dates are dates, the header stays in view and
//! is repeated on every printed page.
Result<QByteArray> xlsxOf(const Sheet &sheet);

//! The sheet as CSV for Excel: UTF-8 with byte order mark; a tab guards long numbers and whatever
//! Excel would take for a formula.
QByteArray csvOf(const Sheet &sheet);

//! Writes .xlsx or .csv by the ending of \a path, whole or not at all. Unsupported with reason
//! "table" for another ending; DiskFull, Io.
Result<void> writeSheet(const Sheet &sheet, const QString &path);

} // namespace models
