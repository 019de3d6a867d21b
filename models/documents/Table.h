// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>
#include <QString>

namespace models {

//! One cell as the file holds it; nothing is guessed yet.
struct Cell {
    enum class Type { Empty, Text, Number, Date, Boolean };

    Type type = Type::Empty;
    QString text{}; //!< Text: as typed; Number: the file's own digits, exponent and all
    double number = 0;
    QDate date{};

    bool isEmpty() const { return type == Type::Empty; }
    //! As a person would read it: whole numbers without exponent, dates as 2026-11-07.
    QString shown() const;
};

struct TableRow {
    int number = 0; //!< as the spreadsheet program shows it, from 1
    QList<Cell> cells{};

    //! An empty cell beyond the end.
    const Cell &cell(qsizetype column) const;
};

//! A sheet's rows that hold something, in order.
struct Table {
    QString name{};
    QList<TableRow> rows{};
    int columns = 0;
    bool startsIn1904 = false; //!< day 0 of bare date numbers
};

//! What a table file may cost at most; a harmful file is stopped while it is being read.
struct TableLimits {
    qint64 fileBytes = 64LL * 1024 * 1024;
    qint64 unzippedBytes = 512LL * 1024 * 1024;
    int ratio = 400; //!< unzipped : zipped of one entry above a mebibyte
    int entries = 2'000;
    qint64 cells = 4'000'000;
    int columns = 1'000;
};

} // namespace models
