// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/StepBar.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/KeyCommand.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int disc = 26;
}

StepBar::StepBar(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    new TypedKeys({{tr("← →"), tr("Another step, in the bar of steps")}}, this);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepBar::setSteps(const QStringList &names)
{
    m_names = names;
    setCurrent(0);
    updateGeometry();
}

void StepBar::setCurrent(int step)
{
    m_current = step;
    setAccessibleName(
        tr("Step %1 of %2: %3").arg(step + 1).arg(m_names.size()).arg(m_names.value(step)));
    update();
}

void StepBar::setDone(const QList<bool> &done)
{
    m_done = done;
    update();
}

QSize StepBar::sizeHint() const
{
    return {int(m_names.size()) * 150, disc + 22};
}

QSize StepBar::minimumSizeHint() const
{
    return {int(m_names.size()) * 90, disc + 22};
}

QRect StepBar::rectOf(int step) const
{
    const int width = this->width() / std::max<int>(1, int(m_names.size()));
    return {step * width, 0, width, height()};
}

int StepBar::stepAt(const QPoint &position) const
{
    for (int i = 0; i < m_names.size(); ++i) {
        if (rectOf(i).contains(position))
            return i;
    }
    return -1;
}

void StepBar::paintEvent(QPaintEvent *)
{
    const Tokens tokens = Tokens::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < m_names.size(); ++i) {
        const QRect cell = rectOf(i);
        const bool done = isDone(i) && i != m_current;
        const bool current = i == m_current;
        if (current || i == m_hovered) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(current ? tokens.infoTint : tokens.hover);
            painter.drawRoundedRect(cell.adjusted(2, 4, -2, -4), space::radius, space::radius);
        }
        if (current && hasFocus()) {
            painter.setPen(QPen(tokens.info, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(cell.adjusted(3, 5, -3, -5), space::radius, space::radius);
        }

        const QRect circle(cell.left() + 14, cell.center().y() - disc / 2, disc, disc);
        painter.setPen(QPen(done || current ? tokens.info : tokens.controlBorder, 1.5));
        painter.setBrush(current ? tokens.info : (done ? tokens.infoTint : tokens.card));
        painter.drawEllipse(circle);
        painter.setPen(current ? tokens.card : (done ? tokens.info : tokens.muted));
        painter.drawText(circle, Qt::AlignCenter, done ? u"✓"_s : QString::number(i + 1));

        QFont font = this->font();
        font.setWeight(current ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(current || done ? tokens.text : tokens.muted);
        const QRect text = cell.adjusted(14 + disc + 8, 0, -6, 0);
        painter.drawText(
            text, Qt::AlignVCenter | Qt::AlignLeft,
            painter.fontMetrics().elidedText(m_names[i], Qt::ElideRight, text.width()));
        painter.setFont(this->font());
    }
}

void StepBar::mouseReleaseEvent(QMouseEvent *event)
{
    if (const int step = stepAt(event->pos()); event->button() == Qt::LeftButton && step >= 0)
        emit stepClicked(step);
}

void StepBar::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = stepAt(event->pos());
    update();
}

void StepBar::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void StepBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left && m_current > 0)
        emit stepClicked(m_current - 1);
    else if (event->key() == Qt::Key_Right && m_current + 1 < m_names.size())
        emit stepClicked(m_current + 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
