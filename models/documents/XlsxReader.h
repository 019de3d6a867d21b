// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/Table.h"
#include "models/domain/Result.h"

class QIODevice;

namespace models {

//! Reads the sheets of an xlsx workbook as Excel, WPS and LibreOffice write them: shared and inline
//! strings (phonetic hints left out), results of formulas, dates by number format, both calendars.
//!
//! Formulas, macros and links are never followed. \a device must be open and seekable. Corrupt with
//! reason "xlsx" for a broken file, TooLarge for one over the limits, NotFound with reason "sheet"
//! when there is no sheet.
Result<QList<Table>> readXlsx(QIODevice &device, const TableLimits &limits = {});

} // namespace models
