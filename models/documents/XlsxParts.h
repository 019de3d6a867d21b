// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/Table.h"
#include "models/domain/Result.h"

#include <QHash>
#include <QList>
#include <QString>

class QIODevice;

//! The XML parts of an xlsx workbook, one parser each. All answer Corrupt for broken XML.
namespace models::xlsx {

//! Id of a relation → the entry it points at, as a path inside the zip file.
Result<QHash<QString, QString>> readRelations(QIODevice &device, const QString &baseFolder);

struct SheetReference {
    QString name;
    QString relation;
    bool hidden = false;
};

struct WorkbookPart {
    QList<SheetReference> sheets;
    bool startsIn1904 = false;
};
Result<WorkbookPart> readWorkbook(QIODevice &device);

//! TooLarge when there are more strings than cells allowed.
Result<QList<QString>> readSharedStrings(QIODevice &device, qint64 most);

//! For each cell style, whether it shows a date.
Result<QList<bool>> readDateStyles(QIODevice &device);

struct SheetContext {
    const QList<QString> &strings;
    const QList<bool> &dateStyles;
    bool startsIn1904 = false;
    int columns = 0;
};

//! Rows without content are left out; \a cellBudget is lessened by what they cost.
Result<QList<TableRow>> readSheet(QIODevice &device, const SheetContext &context,
                                  qint64 &cellBudget);

} // namespace models::xlsx
