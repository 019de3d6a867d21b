// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"

#include <QAbstractListModel>

namespace ui {

//! The agenda of one meeting, in order; titles are edited in place, rows moved by drag or keys.
class AgendaModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit AgendaModel(QObject *parent = nullptr);

    void load(const QList<models::AgendaItem> &items);
    //! With positions 0, 1, 2 …; items without a title are left out.
    QList<models::AgendaItem> items() const;
    const models::AgendaItem &item(int row) const { return m_items.at(row); }
    //! Replaces record, resolution and votes of a row; title and place stay.
    void setRecord(int row, const models::AgendaItem &item);

    //! Puts an item after \a row (-1: at the start) and returns its row.
    int insertAfter(int row, const models::AgendaItem &item);
    void removeRow(int row);
    //! False at the ends.
    bool move(int row, int step);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    void changed();
    //! After a move by drag: where the item is now.
    void moved(int row);

private:
    void moveTo(int from, int to);

    QList<models::AgendaItem> m_items;
};

} // namespace ui
