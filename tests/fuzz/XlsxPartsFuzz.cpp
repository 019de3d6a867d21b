// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fuzz.h"

#include "models/documents/XlsxParts.h"

#include <QBuffer>

// The parsers behind the zip file, whose checksums no mutation would pass: the first byte chooses.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    auto input = fuzz::bytes(data + 1, size - 1);
    QBuffer buffer(&input);
    buffer.open(QIODevice::ReadOnly);
    switch (data[0] % 5) {
    case 0: {
        static const QList<QString> strings{QStringLiteral("one"), QStringLiteral("two")};
        static const QList<bool> dateStyles{false, true};
        qint64 budget = 10'000;
        const models::xlsx::SheetContext context{strings, dateStyles, (data[0] & 8) != 0, 100};
        const auto rows = models::xlsx::readSheet(buffer, context, budget);
        fuzz::require(!rows || budget >= 0, "the budget holds");
        if (rows) {
            for (const auto &row : *rows) {
                fuzz::require(row.cells.size() <= 100, "the cap on columns holds");
                for (const auto &cell : row.cells)
                    (void)cell.shown();
            }
        }
        break;
    }
    case 1:
        if (const auto strings = models::xlsx::readSharedStrings(buffer, 1'000))
            fuzz::require(strings->size() <= 1'000, "the cap on strings holds");
        break;
    case 2:
        (void)models::xlsx::readDateStyles(buffer);
        break;
    case 3:
        (void)models::xlsx::readWorkbook(buffer);
        break;
    default:
        (void)models::xlsx::readRelations(buffer, QStringLiteral("xl/"));
    }
    return 0;
}
