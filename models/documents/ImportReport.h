// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"

#include <QCborValue>
#include <QList>
#include <QSet>
#include <QString>

namespace models {

//! What an import did, or would do. Holds names: for the person at the screen, never for the log.
struct ImportReport {
    //! One thing wrong with one row.
    struct Fault {
        int row = 0; //!< as the spreadsheet program numbers it
        QString field{}; //!< of the catalogue
        QString code{}; //!< a reason word that ui/text knows

        friend bool operator==(const Fault &, const Fault &) = default;
    };

    enum class Outcome { Created, Updated, Unchanged, Rejected };

    struct Difference {
        QString field{};
        QCborValue before{};
        QCborValue after{};
    };

    struct Row {
        int row = 0;
        Outcome outcome = Outcome::Rejected;
        QString name{};
        MemberId member{};
        QList<Difference> differences{}; //!< of an update
    };

    int read = 0; //!< rows that speak of a member
    int created = 0;
    int updated = 0;
    int unchanged = 0;
    QList<Fault> rejected{}; //!< several may name one row
    QList<Fault> warnings{}; //!< taken, but a person must look
    QList<Row> rows{}; //!< in the order of the file
    qint64 txn = 0; //!< for ChangeWriter::undo; 0 when nothing was written

    int rejectedRows() const
    {
        QSet<int> numbers;
        for (const auto &fault : rejected)
            numbers.insert(fault.row);
        return int(numbers.size());
    }
};

} // namespace models
