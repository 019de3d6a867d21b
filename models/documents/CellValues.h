// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/Table.h"

#include <QCborValue>
#include <QStringView>

//! What people write into the cells of a roster, as values of the catalogue.
namespace models::cellValues {

//! A value, or why there is none.
struct Parsed {
    QCborValue value{};
    QString fault{}; //!< "badDate", "unknownWord", "truncatedByExcel"
    QString doubt{}; //!< "dayAssumed": taken, but a person should look
};

//! Date cells, and text or numbers such as 1990-5-1, 1990.05.01, 1990年5月1日, 19900501, 1990.05,
//! 1990年5月 (the first of the month, doubtful), 42456 (a date that lost its format).
Parsed date(const Cell &cell, bool startsIn1904);

//! Text; a number only when a spreadsheet keeps all its digits, else "truncatedByExcel".
Parsed identityNumber(const Cell &cell);

//! 男/女, 正式党员/预备党员, 是/否 …: words of the field in the catalogue.
Parsed word(QStringView field, const Cell &cell);

//! "yyyy-MM".
Parsed month(const Cell &cell, bool startsIn1904);

//! The reading of \a cell that \a field of a member asks for.
Parsed of(QStringView field, const Cell &cell, bool startsIn1904);

} // namespace models::cellValues
