// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/AttendanceDelegate.h"

#include "ui/meetings/AttendanceModel.h"
#include "ui/meetings/ReasonEdit.h"
#include "ui/theme/Tokens.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int segments = 4;
constexpr int margin = 6;
constexpr int gap = 4;

// In the order of the keys 1 to 4, which is the order of the enumeration's use, not its values.
constexpr models::AttendanceMark order[segments] = {
    models::AttendanceMark::Present,
    models::AttendanceMark::Absent,
    models::AttendanceMark::Excused,
    models::AttendanceMark::Remote,
};

QRect segmentRect(const QRect &cell, int segment)
{
    const int width = (cell.width() - 2 * margin - (segments - 1) * gap) / segments;
    return {cell.left() + margin + segment * (width + gap), cell.top() + margin - 1, width,
            cell.height() - 2 * margin + 1};
}

QString segmentText(int segment)
{
    return u"%1 %2"_s.arg(segment + 1).arg(AttendanceModel::labelOf(int(order[segment])));
}

} // namespace

int AttendanceDelegate::segmentsWidth(const QWidget *widget)
{
    int widest = 0;
    for (int i = 0; i < segments; ++i)
        widest = std::max(widest, widget->fontMetrics().horizontalAdvance(segmentText(i)));
    return segments * (widest + 18) + (segments - 1) * gap + 2 * margin;
}

int AttendanceDelegate::markAt(const QRect &cell, const QPoint &position)
{
    for (int i = 0; i < segments; ++i) {
        if (segmentRect(cell, i).contains(position))
            return int(order[i]);
    }
    return -1;
}

void AttendanceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Tokens tokens = Tokens::current();
    if (index.column() == AttendanceModel::Reason
        && index.data(AttendanceModel::ReasonMissingRole).toBool()) {
        QStyleOptionViewItem empty = option;
        QStyledItemDelegate::paint(painter, empty, index);
        painter->setPen(tokens.warning);
        painter->drawText(option.rect.adjusted(8, 0, -4, 0), Qt::AlignVCenter,
                          u"⚠ "_s + tr("Reason needed"));
        return;
    }
    if (index.column() != AttendanceModel::Mark) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }

    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    QStyledItemDelegate::paint(painter, background, {});
    const int chosen = index.data(AttendanceModel::MarkRole).toInt();
    const QColor fills[segments] = {tokens.ok, tokens.accent, tokens.muted, tokens.info};
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < segments; ++i) {
        const QRectF rect = QRectF(segmentRect(option.rect, i)).adjusted(0.5, 0.5, -0.5, -0.5);
        const bool on = int(order[i]) == chosen;
        painter->setPen(QPen(on ? fills[i] : tokens.line, 1));
        painter->setBrush(on ? QBrush(fills[i]) : QBrush(tokens.card));
        painter->drawRoundedRect(rect, 5, 5);
        painter->setPen(on ? tokens.card : tokens.muted);
        painter->drawText(rect, Qt::AlignCenter, segmentText(i));
    }
    painter->restore();
}

QWidget *AttendanceDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                          const QModelIndex &) const
{
    auto *edit = new ReasonEdit(parent);
    connect(edit, &ReasonEdit::chosen, this, [this, edit] {
        auto *self = const_cast<AttendanceDelegate *>(this);
        emit self->commitData(edit);
        emit self->closeEditor(edit, SubmitModelCache);
    });
    return edit;
}

bool AttendanceDelegate::eventFilter(QObject *object, QEvent *event)
{
    // The edit field itself decides what Enter means; the delegate would close it first.
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter)
            return false;
    }
    return QStyledItemDelegate::eventFilter(object, event);
}

} // namespace ui
