// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/TwoLineDelegate.h"

#include "ui/theme/Tokens.h"

#include <QApplication>
#include <QPainter>

namespace ui {

namespace {

QFont titleFont(const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont detailFont(const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setPixelSize(Tokens::current().captionText);
    return font;
}

} // namespace

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    const auto *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);

    const Tokens tokens = Tokens::current();
    const QRect inner = option.rect.adjusted(space::medium, space::small, -space::medium, 0);
    const auto drawLine = [&](const QFont &font, const QColor &colour, int top,
                              const QString &text) {
        const QFontMetrics metrics(font);
        painter->setFont(font);
        painter->setPen(colour);
        const QRect line(inner.left(), top, inner.width(), metrics.height());
        painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                          metrics.elidedText(text, Qt::ElideRight, line.width()));
        return line.bottom() + 1;
    };
    painter->save();
    const int below = drawLine(titleFont(option), tokens.text, inner.top(),
                               index.data(Qt::DisplayRole).toString());
    drawLine(detailFont(option), tokens.muted, below + space::hair / 2,
             index.data(detailRole).toString());
    painter->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int lines =
        QFontMetrics(titleFont(option)).height() + QFontMetrics(detailFont(option)).height();
    return {0, lines + space::hair / 2 + 2 * space::small};
}

} // namespace ui
