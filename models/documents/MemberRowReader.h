// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/ColumnMapping.h"
#include "models/documents/Table.h"
#include "models/domain/MemberRules.h"

#include <QCborMap>
#include <QList>

namespace models {

//! One row of a roster as values of the catalogue; empty cells have no value and clear nothing.
struct MemberRow {
    int number = 0;
    qsizetype index = 0; //!< in the table's rows
    QCborMap fields{};
    QString branch{}; //!< what the branch column says
    QList<Finding> findings{}; //!< cells that could not be read, or doubtfully
};

//! Takes the rows below the header that speak of a member; sums, remarks and signatures that stand
//! below a roster are left out.
QList<MemberRow> readMemberRows(const Table &table, const ColumnMapping &mapping);

} // namespace models
