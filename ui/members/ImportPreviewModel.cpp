// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/ImportPreviewModel.h"

#include "ui/theme/Tokens.h"

#include <algorithm>

namespace ui {

namespace {
constexpr int previewed = 60;
}

void ImportPreviewModel::setSheet(const models::Table &table, const models::ColumnMapping &mapping)
{
    beginResetModel();
    m_table = table;
    m_mapping = mapping;
    endResetModel();
}

void ImportPreviewModel::setMapping(const models::ColumnMapping &mapping)
{
    m_mapping = mapping;
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int ImportPreviewModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || m_mapping.headerRow < 0)
        return 0;
    return 1 + std::min(previewed, int(m_table.rows.size()) - m_mapping.headerRow - 1);
}

int ImportPreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_mapping.headers.size());
}

QVariant ImportPreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() == 0)
        return {};
    if (role == Qt::DisplayRole)
        return m_table.rows[m_mapping.headerRow + index.row()].cell(index.column()).shown();
    if (role == Qt::ForegroundRole && m_mapping.fields[index.column()].isEmpty())
        return Tokens::current().muted;
    return {};
}

QVariant ImportPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_mapping.headers.value(section);
}

} // namespace ui
