// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/PillDelegate.h"

#include "ui/theme/Icon.h"
#include "ui/widgets/StatusPill.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int cellMargin = 8;
constexpr int pillPadding = 9;
constexpr int iconSize = 14;
constexpr int iconGap = 5;

QFont pillFont(const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setPixelSize(Tokens::current().captionText);
    return font;
}

int pillWidth(const QStyleOptionViewItem &option, const QString &text, int picture)
{
    return QFontMetrics(pillFont(option)).horizontalAdvance(text) + 2 * pillPadding + picture;
}

} // namespace

void PillDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const QVariant tone = index.data(toneRole);
    const QString text = index.data(Qt::DisplayRole).toString();
    if (!tone.isValid() || text.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    background.icon = {};
    const auto *style = option.widget ? option.widget->style() : nullptr;
    if (style)
        style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);

    const Tokens tokens = Tokens::current();
    const auto kind = Tone(tone.toInt());
    const QString iconName = StatusPill::iconOf(kind);
    const int picture = iconName.isEmpty() ? 0 : iconSize + iconGap;
    const QFont font = pillFont(option);
    const int height = QFontMetrics(font).height() + 6;
    const int width =
        std::min(pillWidth(option, text, picture), option.rect.width() - 2 * cellMargin);
    const QRect pill(option.rect.left() + cellMargin, option.rect.center().y() - height / 2, width,
                     height);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.tint(kind));
    painter->drawRoundedRect(pill, height / 2.0, height / 2.0);
    if (!iconName.isEmpty())
        lineIcon(iconName, kind)
            .paint(painter,
                   QRect(pill.left() + pillPadding, pill.center().y() - iconSize / 2 + 1, iconSize,
                         iconSize));
    painter->setFont(font);
    painter->setPen(kind == Tone::Neutral ? tokens.text : tokens.color(kind));
    const QRect words = pill.adjusted(pillPadding + picture, 0, -4, 0);
    painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, words.width()));
    painter->restore();
}

QSize PillDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    return {pillWidth(option, text, iconSize + iconGap) + 2 * cellMargin,
            Tokens::current().rowHeight};
}

} // namespace ui
