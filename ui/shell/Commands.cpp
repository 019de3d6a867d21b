// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Commands.h"

#include "ui/theme/Icon.h"

#include <QAction>
#include <QKeySequence>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace ui {

Commands::Commands(QWidget *window) : QObject(window), m_window(window)
{
    m_menu = new QMenu(window);
    createNew = add(tr("New"), u"add"_s, QKeySequence(Qt::CTRL | Qt::Key_N));
    save = add(tr("Save"), u"save"_s, QKeySequence(Qt::CTRL | Qt::Key_S));
    find = add(tr("Find"), u"search"_s, QKeySequence(Qt::CTRL | Qt::Key_F));
    undo = addOfPage(tr("Undo"), u"undo"_s, QKeySequence::Undo);
    m_menu->addSeparator();
    sync = add(tr("Sync now"), u"sync"_s, QKeySequence(Qt::Key_F5));
    m_menu->addSeparator();
    largeText = add(tr("Large text"), {}, QKeySequence(Qt::CTRL | Qt::Key_Equal));
    largeText->setCheckable(true);
    dark = add(tr("Dark colours"), {}, QKeySequence(Qt::CTRL | Qt::Key_D));
    dark->setCheckable(true);
    m_menu->addSeparator();
    help = add(tr("Help for this page"), u"help"_s, QKeySequence(Qt::Key_F1));
    shortcuts = add(tr("Keyboard shortcuts"), u"keyboard"_s, QKeySequence(Qt::SHIFT | Qt::Key_F1));
    m_menu->addSeparator();
    lock = add(tr("Lock"), u"lock"_s, QKeySequence(Qt::CTRL | Qt::Key_L));
    quit = add(tr("Quit"), {}, QKeySequence(Qt::CTRL | Qt::Key_Q));
}

//! A key that the page in view answers itself: the menu shows it and does not take it away.
QAction *Commands::addOfPage(const QString &text, const QString &iconName, const QKeySequence &keys)
{
    auto *action = add(text, iconName, keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_window->removeAction(action);
    return action;
}

QAction *Commands::add(const QString &text, const QString &iconName, const QKeySequence &keys)
{
    auto *action = new QAction(text, this);
    if (!iconName.isEmpty())
        action->setIcon(lineIcon(iconName, Tone::Muted));
    action->setShortcut(keys);
    action->setShortcutVisibleInContextMenu(true);
    m_menu->addAction(action);
    // The menu is closed most of the time; the key has to work all the same.
    m_window->addAction(action);
    m_all << action;
    return action;
}

} // namespace ui
