// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QTimer;

namespace models {
class Clock;
}

namespace ui {

//! Says when nobody has touched keyboard or mouse for a while, by the monotonic clock: setting the
//! PC's clock neither locks nor keeps open.
class IdleWatch : public QObject
{
    Q_OBJECT

public:
    //! Watches the whole application; \a clock must outlive it.
    explicit IdleWatch(const models::Clock &clock, QObject *parent = nullptr);

    //! 0 never locks.
    void setMinutes(int minutes);
    int minutes() const { return m_minutes; }
    //! Looks at the clock now; the timer does so every few seconds.
    void check();

signals:
    void idled();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const models::Clock &m_clock;
    QTimer *m_timer = nullptr;
    int m_minutes = 5;
    qint64 m_lastActivity = 0;
};

} // namespace ui
