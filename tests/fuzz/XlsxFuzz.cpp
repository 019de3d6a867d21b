// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fuzz.h"

#include "models/documents/XlsxReader.h"

#include <QBuffer>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    auto input = fuzz::bytes(data, size);
    QBuffer buffer(&input);
    buffer.open(QIODevice::ReadOnly);
    const models::TableLimits limits{1 << 20, 1 << 20, 100, 50, 10'000, 100};
    const auto tables = models::readXlsx(buffer, limits);
    if (!tables)
        return 0;
    for (const auto &table : *tables) {
        for (const auto &row : table.rows)
            fuzz::require(row.cells.size() <= limits.columns, "the cap on columns holds");
    }
    return 0;
}
