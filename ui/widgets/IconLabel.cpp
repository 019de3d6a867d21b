// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/IconLabel.h"

#include "ui/theme/Icon.h"

#include <QPainter>

namespace ui {

IconLabel::IconLabel(const QString &iconName, Tone tone, int size, QWidget *parent)
    : QWidget(parent),
      m_name(iconName),
      m_tone(tone),
      m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(const QString &iconName, Tone tone)
{
    m_name = iconName;
    m_tone = tone;
    update();
}

QSize IconLabel::sizeHint() const
{
    const int side = m_size > 0 ? m_size : Tokens::current().icon;
    return {side, side};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int side = width();
    lineIcon(m_name, m_tone).paint(&painter, QRect(0, (height() - side) / 2, side, side));
}

} // namespace ui
