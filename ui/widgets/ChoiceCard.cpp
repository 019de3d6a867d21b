// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ChoiceCard.h"

#include "ui/theme/Icon.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int pictureSize = 28;
constexpr int smallestWidth = 320;
} // namespace

ChoiceCard::ChoiceCard(const QString &iconName, const QString &title, const QString &explanation,
                       QWidget *parent)
    : QAbstractButton(parent),
      m_iconName(iconName),
      m_explanation(explanation)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(explanation);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ChoiceCard::sizeHint() const
{
    const auto tokens = Tokens::current();
    const int lines = m_explanation.isEmpty() ? 1 : 2;
    return {smallestWidth, space::medium * 2 + tokens.bodyText * 3 / 2 * lines + space::hair};
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    const auto tokens = Tokens::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool marked = isChecked() || hasFocus();
    const double pen = marked ? 2 : 1;
    painter.setPen(QPen(marked ? tokens.info : tokens.line, pen));
    painter.setBrush(isChecked() ? tokens.infoTint : underMouse() ? tokens.hover : tokens.card);
    const double inset = pen / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 8, 8);

    const QRect picture(space::large, (height() - pictureSize) / 2, pictureSize, pictureSize);
    lineIcon(m_iconName, isChecked() ? Tone::Info : Tone::Muted).paint(&painter, picture);
    const int left = picture.right() + space::large;
    QRect words = rect().adjusted(left, space::medium, -space::page * 2, -space::medium);
    auto bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(tokens.text);
    if (m_explanation.isEmpty()) {
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, text());
    } else {
        painter.drawText(words, Qt::AlignLeft | Qt::AlignTop, text());
        auto small = font();
        small.setPixelSize(tokens.tableText);
        painter.setFont(small);
        painter.setPen(tokens.muted);
        painter.drawText(
            words, Qt::AlignLeft | Qt::AlignBottom,
            painter.fontMetrics().elidedText(m_explanation, Qt::ElideRight, words.width()));
    }
    if (isChecked()) {
        const QRect tick(width() - space::large - tokens.icon, (height() - tokens.icon) / 2,
                         tokens.icon, tokens.icon);
        lineIcon(u"ok"_s, Tone::Info).paint(&painter, tick);
    }
}

} // namespace ui
