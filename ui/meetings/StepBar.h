// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace ui {

//! The steps of a wizard in a row: done ones ticked, the current one filled; every one can be
//! clicked, because nothing has to be done in order.
class StepBar : public QWidget
{
    Q_OBJECT

public:
    explicit StepBar(QWidget *parent = nullptr);

    void setSteps(const QStringList &names);
    void setCurrent(int step);
    //! Which steps are ticked.
    void setDone(const QList<bool> &done);
    bool isDone(int step) const { return m_done.value(step); }
    int current() const { return m_current; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void stepClicked(int step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int stepAt(const QPoint &position) const;
    QRect rectOf(int step) const;

    QStringList m_names;
    QList<bool> m_done;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace ui
