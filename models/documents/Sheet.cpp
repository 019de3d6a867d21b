// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/Sheet.h"

namespace models {

Cell textCell(const QString &text)
{
    return text.isEmpty() ? Cell() : Cell{Cell::Type::Text, text};
}

Cell numberCell(double number)
{
    return {Cell::Type::Number, {}, number};
}

Cell dateCell(QDate date)
{
    return date.isValid() ? Cell{Cell::Type::Date, {}, 0, date} : Cell();
}

} // namespace models
