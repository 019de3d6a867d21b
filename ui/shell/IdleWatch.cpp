// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/IdleWatch.h"

#include "models/domain/Clock.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>

namespace ui {

namespace {
constexpr int checkEveryMs = 5'000;
constexpr qint64 minuteMs = 60'000;
} // namespace

IdleWatch::IdleWatch(const models::Clock &clock, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_lastActivity(clock.monotonicMs())
{
    qApp->installEventFilter(this);
    m_timer = new QTimer(this);
    m_timer->setInterval(checkEveryMs);
    connect(m_timer, &QTimer::timeout, this, &IdleWatch::check);
    m_timer->start();
}

void IdleWatch::setMinutes(int minutes)
{
    m_minutes = minutes;
    m_lastActivity = m_clock.monotonicMs();
}

void IdleWatch::check()
{
    if (m_minutes > 0 && m_clock.monotonicMs() - m_lastActivity >= m_minutes * minuteMs)
        emit idled();
}

bool IdleWatch::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::InputMethod:
    case QEvent::Drop:
        m_lastActivity = m_clock.monotonicMs();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui
