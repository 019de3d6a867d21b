// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/Organisation.h"

#include <QAbstractTableModel>

namespace ui {

//! How one branch stands this month.
struct BranchStanding {
    models::Organisation branch{};
    QDate themeDay{}; //!< invalid: none recorded this month
    QDate lastMeeting{}; //!< invalid: none in the time looked at
    QString lastKinds{};
    int membersCount = 0;
};

//! Branches of a town: those without this month's theme day first, each group by code.
class BranchListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Category, ThemeDay, LastMeeting, Members, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setBranches(QList<BranchStanding> branches);
    const BranchStanding &branch(int row) const { return m_branches.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString textOf(const BranchStanding &branch, int column) const;

    QList<BranchStanding> m_branches;
};

} // namespace ui
