// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

//! Draws a cell's text as a pill in the tone of toneRole; without a tone like any cell.
class PillDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    //! int of ui::Tone.
    static constexpr int toneRole = Qt::UserRole + 100;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace ui
