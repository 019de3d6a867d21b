// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/XlsxReader.h"

#include "models/documents/XlsxParts.h"
#include "models/documents/ZipEntries.h"

#include <algorithm>

namespace models {

using namespace Qt::StringLiterals;

namespace {

//! Reads one part with \a parse; what is absent and may be absent leaves \a value as it is.
template <typename T, typename Parse>
Result<void> readPart(ZipEntries &entries, const QString &name, T &value, Parse parse,
                      bool optional = false)
{
    if (optional && !entries.contains(name))
        return {};
    auto read = entries.read(name, [&](QIODevice &device) -> Result<void> {
        BB_TRY_ASSIGN(parsed, parse(device));
        value = std::move(parsed);
        return {};
    });
    // A workbook without its own parts is no workbook.
    if (!read && read.error().code == Error::NotFound)
        return Error{Error::Corrupt, {}, u"xlsx"_s, u"part"_s};
    return read;
}

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'/') + 1);
}

QString relationsOf(const QString &path)
{
    const auto folder = folderOf(path);
    return folder + u"_rels/"_s + path.mid(folder.size()) + u".rels"_s;
}

int lastColumn(const QList<TableRow> &rows)
{
    qsizetype columns = 0;
    for (const auto &row : rows)
        columns = std::max(columns, row.cells.size());
    return int(columns);
}

} // namespace

Result<QList<Table>> readXlsx(QIODevice &device, const TableLimits &limits)
{
    BB_TRY_ASSIGN(entries, ZipEntries::open(device, limits));

    const auto workbookPath = u"xl/workbook.xml"_s;
    const auto folder = folderOf(workbookPath);
    xlsx::WorkbookPart workbook;
    BB_TRY(readPart(entries, workbookPath, workbook, xlsx::readWorkbook));
    QHash<QString, QString> relations;
    BB_TRY(readPart(entries, relationsOf(workbookPath), relations,
                    [&](QIODevice &part) { return xlsx::readRelations(part, folder); }));
    QList<QString> strings;
    BB_TRY(readPart(
        entries, folder + u"sharedStrings.xml"_s, strings,
        [&](QIODevice &part) { return xlsx::readSharedStrings(part, limits.cells); }, true));
    QList<bool> dateStyles;
    BB_TRY(readPart(entries, folder + u"styles.xml"_s, dateStyles, xlsx::readDateStyles, true));

    qint64 cellBudget = limits.cells;
    const xlsx::SheetContext context{strings, dateStyles, workbook.startsIn1904, limits.columns};
    QList<Table> tables;
    for (const auto &sheet : workbook.sheets) {
        const auto path = relations.value(sheet.relation);
        if (sheet.hidden || !entries.contains(path))
            continue;
        Table table{.name = sheet.name, .startsIn1904 = workbook.startsIn1904};
        BB_TRY(readPart(entries, path, table.rows, [&](QIODevice &part) {
            return xlsx::readSheet(part, context, cellBudget);
        }));
        table.columns = lastColumn(table.rows);
        tables.append(std::move(table));
    }
    if (tables.isEmpty())
        return Error{Error::NotFound, {}, u"sheet"_s, {}};
    return tables;
}

} // namespace models
