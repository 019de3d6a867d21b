// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

class QVBoxLayout;

namespace ui {

class Page;
class RailButton;

//! The column of pages at the left; settings stand apart at its foot.
class Rail : public QFrame
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    //! In the order of Ctrl+1…9.
    void addPage(Page *page, bool atFoot = false);
    void choose(int index);
    int count() const { return int(m_buttons.size()); }

signals:
    void chosen(int index);

private:
    QList<RailButton *> m_buttons;
    QVBoxLayout *m_top = nullptr;
    QVBoxLayout *m_foot = nullptr;
};

} // namespace ui
