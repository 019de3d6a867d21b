// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QMultiMap>
#include <QWidget>

namespace ui {

//! A month from Monday to Sunday with a mark on the days that hold something.
class MonthCalendar : public QWidget
{
    Q_OBJECT

public:
    explicit MonthCalendar(QWidget *parent = nullptr);

    void setToday(QDate today);
    //! What happened on which day, for the marks, tips and screen readers.
    void setEntries(const QMultiMap<QDate, QString> &entries);
    //! Any day of the month to show.
    void showMonth(QDate month);
    QDate month() const { return m_month; }
    QDate current() const { return m_current; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void monthChanged(QDate month);
    //! Enter or a click.
    void dayActivated(QDate day);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QDate firstShown() const;
    QRect rectOf(QDate day) const;
    QDate dayAt(const QPoint &position) const;
    void setCurrent(QDate day);
    QString descriptionOf(QDate day) const;
    void paintDay(QPainter &painter, QDate day) const;

    QDate m_today;
    QDate m_month;
    QDate m_current;
    QMultiMap<QDate, QString> m_entries;
};

} // namespace ui
