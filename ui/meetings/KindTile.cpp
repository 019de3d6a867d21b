// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/KindTile.h"

#include "ui/theme/Tokens.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int box = 22;
}

KindTile::KindTile(int digit, const QString &name, const QString &explanation, QWidget *parent)
    : QAbstractButton(parent),
      m_digit(digit),
      m_explanation(explanation)
{
    setText(name);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleDescription(explanation);
    setCursor(Qt::PointingHandCursor);
}

QSize KindTile::sizeHint() const
{
    const Tokens tokens = Tokens::current();
    return {260, tokens.bodyText + tokens.captionText + 44};
}

void KindTile::paintEvent(QPaintEvent *)
{
    const Tokens tokens = Tokens::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool strong = isChecked() || hasFocus();
    painter.setPen(QPen(strong ? tokens.info : tokens.line, hasFocus() ? 2 : 1));
    painter.setBrush(isChecked() ? tokens.infoTint : (underMouse() ? tokens.hover : tokens.card));
    painter.drawRoundedRect(frame, 8, 8);

    const QRectF check(frame.left() + 14, frame.center().y() - box / 2.0, box, box);
    painter.setPen(QPen(isChecked() ? tokens.info : tokens.controlBorder, 1.5));
    painter.setBrush(isChecked() ? tokens.info : tokens.card);
    painter.drawRoundedRect(check, 5, 5);
    painter.setPen(isChecked() ? tokens.card : tokens.muted);
    QFont small = font();
    small.setPixelSize(tokens.captionText);
    painter.setFont(small);
    painter.drawText(check, Qt::AlignCenter, isChecked() ? u"✓"_s : QString::number(m_digit));

    const QRectF text = frame.adjusted(14 + box + 12, 10, -10, -10);
    QFont strongFont = font();
    strongFont.setPixelSize(tokens.bodyText);
    strongFont.setWeight(QFont::DemiBold);
    painter.setFont(strongFont);
    painter.setPen(tokens.text);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignTop, this->text());
    painter.setFont(small);
    painter.setPen(tokens.muted);
    painter.drawText(
        text, Qt::AlignLeft | Qt::AlignBottom,
        QFontMetrics(small).elidedText(m_explanation, Qt::ElideRight, int(text.width())));
}

void KindTile::enterEvent(QEnterEvent *)
{
    update();
}

void KindTile::leaveEvent(QEvent *)
{
    update();
}

} // namespace ui
