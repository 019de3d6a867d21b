// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/Table.h"
#include "models/domain/Result.h"

#include <QMap>
#include <QStringList>

namespace models {

//! Which column of a roster holds which field of a member.
struct ColumnMapping {
    int headerRow = -1; //!< index into the table's rows
    QStringList headers{}; //!< as written in the file, one for each column
    //! A catalogue field of "member", "org" for the branch, or empty: left out.
    QStringList fields{};

    //! Finds the row of titles below whatever stands above it, and what each title means. NotFound
    //! with reason "headerRow" when no row names the members' names. \a own are titles that mean
    //! what the caller says; Invalid names one that no column has.
    static Result<ColumnMapping> guess(const Table &table, const QMap<QString, QString> &own = {});

    //! Names this layout: equal for files with the same titles in the same order.
    QString signature() const;
    //! -1 when no column holds it.
    int columnOf(QStringView field) const { return int(fields.indexOf(field)); }
    //! Assigns a field to one column and takes it away from any other.
    void assign(int column, const QString &field);
};

//! The field that a column title means, by the titles seen in real rosters; empty when unknown.
QString fieldOfHeader(const QString &header);

} // namespace models
