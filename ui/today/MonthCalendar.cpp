// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/today/MonthCalendar.h"

#include "ui/text/Format.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/KeyCommand.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int columns = 7;
constexpr int rows = 6;
constexpr int headHeight = 26;

} // namespace

MonthCalendar::MonthCalendar(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    new TypedKeys({{tr("Arrows"), tr("Another day in the calendar")},
                   {tr("PageUp, PageDown"), tr("The month before or after in the calendar")},
                   {tr("Enter"), tr("Open what is on that day")}},
                  this);
}

void MonthCalendar::setToday(QDate today)
{
    m_today = today;
    if (!m_month.isValid()) {
        m_current = today;
        showMonth(today);
    }
    update();
}

void MonthCalendar::setEntries(const QMultiMap<QDate, QString> &entries)
{
    m_entries = entries;
    setAccessibleDescription(descriptionOf(m_current));
    update();
}

void MonthCalendar::showMonth(QDate month)
{
    const QDate first(month.year(), month.month(), 1);
    if (first == m_month)
        return;
    m_month = first;
    setAccessibleName(text::monthText(first));
    update();
    emit monthChanged(first);
}

QSize MonthCalendar::sizeHint() const
{
    const int cell = Tokens::current().bodyText + 23;
    return {columns * (cell + 2), headHeight + rows * cell};
}

QSize MonthCalendar::minimumSizeHint() const
{
    return sizeHint() * 0.8;
}

QDate MonthCalendar::firstShown() const
{
    return m_month.addDays(1 - m_month.dayOfWeek());
}

QRect MonthCalendar::rectOf(QDate day) const
{
    const int index = int(firstShown().daysTo(day));
    const int cellWidth = width() / columns;
    const int cellHeight = (height() - headHeight) / rows;
    return {index % columns * cellWidth, headHeight + index / columns * cellHeight, cellWidth,
            cellHeight};
}

QDate MonthCalendar::dayAt(const QPoint &position) const
{
    for (int i = 0; i < columns * rows; ++i) {
        const QDate day = firstShown().addDays(i);
        if (rectOf(day).contains(position))
            return day;
    }
    return {};
}

void MonthCalendar::paintEvent(QPaintEvent *)
{
    const Tokens tokens = Tokens::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont caption = font();
    caption.setPixelSize(tokens.captionText);
    painter.setFont(caption);
    painter.setPen(tokens.muted);
    const QStringList names = tr("Mo Tu We Th Fr Sa Su").split(u' ');
    for (int i = 0; i < columns && i < names.size(); ++i) {
        const QRect cell = rectOf(firstShown().addDays(i));
        painter.drawText(QRect(cell.left(), 0, cell.width(), headHeight), Qt::AlignCenter,
                         names[i]);
    }
    QFont body = font();
    body.setPixelSize(tokens.tableText);
    painter.setFont(body);
    for (int i = 0; i < columns * rows; ++i)
        paintDay(painter, firstShown().addDays(i));
}

void MonthCalendar::paintDay(QPainter &painter, QDate day) const
{
    const Tokens tokens = Tokens::current();
    const QRect cell = rectOf(day);
    const int side = std::min(cell.width(), cell.height()) - 4;
    QRect disc(0, 0, side, side);
    disc.moveCenter(cell.center());
    const bool held = m_entries.contains(day);
    const bool inMonth = day.month() == m_month.month();
    if (held) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(inMonth ? tokens.infoTint : tokens.neutralTint);
        painter.drawEllipse(disc);
    }
    if (day == m_today || (hasFocus() && day == m_current)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(day == m_today ? tokens.accent : tokens.info, 1.6));
        painter.drawEllipse(disc);
    }
    QFont font = painter.font();
    font.setWeight(held || day == m_today ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(!inMonth ? tokens.controlBorder : held ? tokens.info : tokens.text);
    painter.drawText(cell, Qt::AlignCenter, QString::number(day.day()));
    // A dot as well: colour alone says nothing to many eyes.
    if (held) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(inMonth ? tokens.info : tokens.controlBorder);
        painter.drawEllipse(QPointF(disc.center().x() + 0.5, disc.bottom() - 3.5), 2, 2);
    }
}

void MonthCalendar::mouseReleaseEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->pos());
    if (event->button() != Qt::LeftButton || !day.isValid())
        return;
    setCurrent(day);
    emit dayActivated(day);
}

void MonthCalendar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrent(m_current.addDays(-1));
    case Qt::Key_Right:
        return setCurrent(m_current.addDays(1));
    case Qt::Key_Up:
        return setCurrent(m_current.addDays(-columns));
    case Qt::Key_Down:
        return setCurrent(m_current.addDays(columns));
    case Qt::Key_PageUp:
        return setCurrent(m_current.addMonths(-1));
    case Qt::Key_PageDown:
        return setCurrent(m_current.addMonths(1));
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        emit dayActivated(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MonthCalendar::setCurrent(QDate day)
{
    m_current = day;
    showMonth(day);
    setAccessibleDescription(descriptionOf(day));
    update();
}

QString MonthCalendar::descriptionOf(QDate day) const
{
    QStringList parts = m_entries.values(day);
    parts.prepend(text::dateText(day));
    return parts.join(u'\n');
}

bool MonthCalendar::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QDate day = dayAt(help->pos());
        if (m_entries.contains(day))
            QToolTip::showText(help->globalPos(), descriptionOf(day), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace ui
