// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fuzz.h"

#include "models/documents/CellValues.h"
#include "models/documents/CsvReader.h"

using namespace Qt::StringLiterals;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const models::TableLimits limits{1 << 20, 1 << 20, 100, 50, 10'000, 100};
    const auto table = models::readCsv(fuzz::bytes(data, size), limits);
    if (!table)
        return 0;
    for (const auto &row : table->rows) {
        fuzz::require(row.cells.size() <= limits.columns, "the cap on columns holds");
        for (const auto &cell : row.cells) {
            (void)cell.shown();
            (void)models::cellValues::date(cell, false);
            (void)models::cellValues::month(cell, true);
            (void)models::cellValues::identityNumber(cell);
            (void)models::cellValues::word(u"sex", cell);
        }
    }
    return 0;
}
