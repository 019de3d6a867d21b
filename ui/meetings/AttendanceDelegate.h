// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

//! Draws a mark as four segments with their keys, the chosen one filled; edits reasons.
class AttendanceDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    //! Wide enough for the four words in the font of \a widget.
    static int segmentsWidth(const QWidget *widget);
    //! The mark under \a position in a cell; -1 between them.
    static int markAt(const QRect &cell, const QPoint &position);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    bool eventFilter(QObject *object, QEvent *event) override;
};

} // namespace ui
