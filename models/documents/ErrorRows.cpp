// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/ErrorRows.h"

#include <QMap>

namespace models {

namespace {

// Digits that a double has lost are shown as the file has them, so that nobody takes them for a
// number that is merely wrong.
Cell asItStood(const Cell &cell)
{
    constexpr double fifteenDigits = 1e15;
    if (cell.type == Cell::Type::Number && cell.number >= fifteenDigits)
        return textCell(cell.text);
    return cell;
}

} // namespace

Sheet errorRows(const Table &table, const ColumnMapping &mapping, const ImportReport &report,
                const QString &rowTitle, const QString &reasonTitle,
                const std::function<QString(const ImportReport::Fault &)> &words)
{
    QMap<int, QStringList> reasons;
    for (const auto &fault : report.rejected)
        reasons[fault.row].append(words(fault));

    Sheet sheet{.name = reasonTitle};
    sheet.columns.append({rowTitle, 6});
    for (const auto &header : mapping.headers)
        sheet.columns.append({header, 16});
    sheet.columns.append({reasonTitle, 50, true});
    for (const auto &row : table.rows) {
        if (!reasons.contains(row.number))
            continue;
        QList<Cell> cells{numberCell(row.number)};
        for (qsizetype column = 0; column < mapping.headers.size(); ++column)
            cells.append(asItStood(row.cell(column)));
        cells.append(textCell(reasons.value(row.number).join(u'；')));
        sheet.rows.append(cells);
    }
    return sheet;
}

} // namespace models
