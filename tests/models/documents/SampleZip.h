// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace support {

//! A zip file in memory with these entries.
QByteArray zipOf(const QList<std::pair<QString, QByteArray>> &entries);

//! A workbook with one sheet: the content of its sheetData, and optionally of styles.xml and
//! sharedStrings.xml.
QByteArray workbookOf(const QByteArray &sheetData, const QByteArray &styles = {},
                      const QByteArray &strings = {}, bool startsIn1904 = false);

//! A workbook with several sheets, each the content of its sheetData.
QByteArray workbookOfSheets(const QList<QByteArray> &sheets);

} // namespace support
