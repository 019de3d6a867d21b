// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/ImportReport.h"

#include <QAbstractTableModel>
#include <QHash>

namespace ui {

//! What an import found, one line for each finding or changed field.
class ImportReportModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Row, Name, Field, Account, ColumnCount };
    enum class Part { Rejected, Warnings, Changes };

    using QAbstractTableModel::QAbstractTableModel;

    void setReport(const models::ImportReport &report);
    void show(Part part);
    //! Lines that \a part has.
    int count(Part part) const { return int(linesOf(part).size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Line {
        int row = 0;
        QString name{};
        QString field{};
        QString account{};
    };
    QList<Line> linesOf(const QList<models::ImportReport::Fault> &faults) const;
    const QList<Line> &linesOf(Part part) const;

    QHash<int, QString> m_names; //!< by row of the file
    QList<Line> m_rejected;
    QList<Line> m_warnings;
    QList<Line> m_changes;
    Part m_part = Part::Rejected;
};

} // namespace ui
