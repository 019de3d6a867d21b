// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace ui {

class Theme;

//! The window's commands with their keys: one list for the menu, the shortcuts and the overview of
//! shortcuts, so that no key is secret.
class Commands : public QObject
{
    Q_OBJECT

public:
    explicit Commands(QWidget *window);

    QAction *createNew = nullptr;
    QAction *save = nullptr;
    QAction *find = nullptr;
    QAction *undo = nullptr;
    QAction *sync = nullptr;
    QAction *largeText = nullptr;
    QAction *dark = nullptr;
    QAction *lock = nullptr;
    QAction *shortcuts = nullptr;
    QAction *help = nullptr;
    QAction *quit = nullptr;

    QMenu *menu() const { return m_menu; }
    QList<QAction *> all() const { return m_all; }

private:
    QAction *add(const QString &text, const QString &iconName, const QKeySequence &keys);
    QAction *addOfPage(const QString &text, const QString &iconName, const QKeySequence &keys);

    QWidget *m_window;
    QMenu *m_menu = nullptr;
    QList<QAction *> m_all;
};

} // namespace ui
