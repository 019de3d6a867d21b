// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/Table.h"

#include <cmath>

namespace models {

QString Cell::shown() const
{
    // Above this a double no longer holds every whole number.
    constexpr double exact = 9'007'199'254'740'992.0;
    switch (type) {
    case Type::Empty:
        return {};
    case Type::Text:
        return text;
    case Type::Number:
        if (std::abs(number) < exact && number == std::floor(number))
            return QString::number(qint64(number));
        return std::abs(number) < exact ? QString::number(number, 'g', 15) : text;
    case Type::Date:
        return date.toString(Qt::ISODate);
    case Type::Boolean:
        return number != 0 ? QStringLiteral("1") : QStringLiteral("0");
    }
    return {};
}

const Cell &TableRow::cell(qsizetype column) const
{
    static const Cell none;
    return column >= 0 && column < cells.size() ? cells[column] : none;
}

} // namespace models
