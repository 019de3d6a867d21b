// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/ColumnMapping.h"
#include "models/documents/Table.h"

#include <QAbstractTableModel>

namespace ui {

//! The head of a sheet below its header row; the first line is kept free for the choice of fields.
class ImportPreviewModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setSheet(const models::Table &table, const models::ColumnMapping &mapping);
    //! Columns that are left out are shown muted.
    void setMapping(const models::ColumnMapping &mapping);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    models::Table m_table;
    models::ColumnMapping m_mapping;
};

} // namespace ui
