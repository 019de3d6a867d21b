// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/Table.h"
#include "models/domain/Result.h"

#include <QByteArray>

namespace models {

//! The text of a CSV file: by its byte order mark, else UTF-8, else GB18030 as Chinese Excel saves
//! it. Corrupt with reason "csv" when it is none of them.
Result<QString> decodedCsv(const QByteArray &bytes);

//! Reads comma-, semicolon- or tab-separated text, quotes and line ends inside them included; a
//! tab or apostrophe that guards a number from Excel is taken away. TooLarge over the limits.
Result<Table> readCsv(const QByteArray &bytes, const TableLimits &limits = {});

} // namespace models
