// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

//! How spreadsheet numbers become dates (ECMA-376 part 1, 18.8.30).
namespace models::numberFormats {

//! A built-in format that shows a date; East Asian ones (27–36, 50–58) too, as LibreOffice and WPS
//! write them.
bool isBuiltInDate(int id);

//! Whether a custom format such as yyyy\年m\月d\日 shows a day or a month. Words in quotes, escaped
//! characters, colours and conditions do not count; a time of day alone is no date.
bool isDate(const QString &format);

//! The day of a serial number; invalid when it is none.
QDate dateOf(double serial, bool startsIn1904);

} // namespace models::numberFormats
