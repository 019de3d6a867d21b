// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RailButton.h"

#include "ui/theme/Icon.h"

#include <QPainter>
#include <QPainterPath>

namespace ui {

namespace {
constexpr int markerWidth = 4;
constexpr int badgeHeight = 20;
} // namespace

RailButton::RailButton(const QString &title, const QString &iconName, QWidget *parent)
    : QAbstractButton(parent),
      m_iconName(iconName)
{
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setBadge(const QString &badge)
{
    m_badge = badge;
    setAccessibleDescription(badge);
    update();
}

QSize RailButton::sizeHint() const
{
    const auto tokens = Tokens::current();
    const int width = space::page + tokens.icon + space::medium
        + fontMetrics().horizontalAdvance(text()) + space::page * 2;
    return {width, tokens.rowHeight + space::small};
}

void RailButton::paintEvent(QPaintEvent *)
{
    const auto tokens = Tokens::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ground = QRectF(rect()).adjusted(space::small, 2, -space::small, -2);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? tokens.card : tokens.hover);
        painter.drawRoundedRect(ground, space::radius, space::radius);
    }
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.accent);
        const QRectF marker(ground.left(), ground.top() + 8, markerWidth, ground.height() - 16);
        painter.drawRoundedRect(marker, 2, 2);
    }
    if (hasFocus()) {
        painter.setPen(QPen(tokens.info, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), space::radius, space::radius);
    }

    const int left = space::page;
    const QRect picture(left, (height() - tokens.icon) / 2, tokens.icon, tokens.icon);
    lineIcon(m_iconName, isChecked() ? Tone::Neutral : Tone::Muted).paint(&painter, picture);
    auto words = font();
    words.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
    painter.setFont(words);
    painter.setPen(isEnabled() ? tokens.text : tokens.muted);
    painter.drawText(rect().adjusted(left + tokens.icon + space::medium, 0, -space::small, 0),
                     Qt::AlignVCenter | Qt::AlignLeft, text());

    if (!m_badge.isEmpty()) {
        auto small = font();
        small.setPixelSize(tokens.captionText - 1);
        painter.setFont(small);
        const int width = qMax(badgeHeight, painter.fontMetrics().horizontalAdvance(m_badge) + 12);
        const QRect badge(this->width() - space::large - space::hair - width,
                          (height() - badgeHeight) / 2, width, badgeHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.infoTint);
        painter.drawRoundedRect(badge, badgeHeight / 2.0, badgeHeight / 2.0);
        painter.setPen(tokens.info);
        painter.drawText(badge, Qt::AlignCenter, m_badge);
    }
}

void RailButton::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void RailButton::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace ui
