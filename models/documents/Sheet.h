// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/Table.h"

#include <QList>
#include <QString>

namespace models {

//! A table to be written for people: headings, then one row each.
struct Sheet {
    struct Column {
        QString title{};
        int width = 12; //!< in digits of the standard font
        bool wraps = false; //!< long text breaks into lines
    };

    QString name{};
    QString title{}; //!< large, over all columns; left out when empty
    QString subtitle{};
    QList<Column> columns{};
    QList<QList<Cell>> rows{};
};

//! Cells to be written.
Cell textCell(const QString &text);
Cell numberCell(double number);
Cell dateCell(QDate date);

} // namespace models
