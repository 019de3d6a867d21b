// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

//! A list's item with its name and a muted line below it.
class TwoLineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    //! The second line.
    static constexpr int detailRole = Qt::UserRole + 64;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace ui
