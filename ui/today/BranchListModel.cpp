// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/today/BranchListModel.h"

#include "ui/records/PillDelegate.h"
#include "ui/theme/Tokens.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

void BranchListModel::setBranches(QList<BranchStanding> branches)
{
    beginResetModel();
    std::stable_sort(branches.begin(), branches.end(), [](const auto &a, const auto &b) {
        return std::pair(a.themeDay.isValid(), a.branch.code)
            < std::pair(b.themeDay.isValid(), b.branch.code);
    });
    m_branches = std::move(branches);
    endResetModel();
}

int BranchListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_branches.size());
}

int BranchListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BranchListModel::textOf(const BranchStanding &branch, int column) const
{
    switch (column) {
    case Name:
        return branch.branch.name;
    case Category:
        return branch.branch.category;
    case ThemeDay:
        return branch.themeDay.isValid()
            ? tr("Recorded, %1").arg(branch.themeDay.toString(Qt::ISODate))
            : tr("Not recorded");
    case LastMeeting:
        return branch.lastMeeting.isValid()
            ? u"%1  %2"_s.arg(branch.lastMeeting.toString(Qt::ISODate), branch.lastKinds)
            : tr("none in three months");
    case Members:
        return QString::number(branch.membersCount);
    }
    return {};
}

QVariant BranchListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_branches.size())
        return {};
    const auto &branch = m_branches.at(index.row());
    if (role == Qt::DisplayRole)
        return textOf(branch, index.column());
    if (role == Qt::AccessibleTextRole)
        return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal).toString(),
                               textOf(branch, index.column()));
    if (role == PillDelegate::toneRole && index.column() == ThemeDay)
        return int(branch.themeDay.isValid() ? Tone::Ok : Tone::Warning);
    return {};
}

QVariant BranchListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation == Qt::Vertical)
        return {};
    switch (section) {
    case Name:
        return tr("Branch");
    case Category:
        return tr("Category");
    case ThemeDay:
        return tr("Theme day of this month");
    case LastMeeting:
        return tr("Last meeting");
    case Members:
        return tr("Members");
    }
    return {};
}

} // namespace ui
