// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMainWindow>

class QStackedWidget;

namespace ui {

class Commands;
class FirstSyncBar;
class HelpPanel;
class IdleWatch;
class MessageBar;
class Page;
class Preferences;
class Rail;
class SyncStatusBar;
class Theme;
class TitleArea;
class Workspace;

//! The frame around the pages: rail, title, message bar, status line, keys, help and lock.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    //! Takes the pages; the first is home, the last stands at the rail's foot. The others outlive
    //! the window.
    MainWindow(Workspace &workspace, Theme &theme, Preferences &preferences,
               const QList<Page *> &pages, QWidget *parent = nullptr);
    ~MainWindow() override;

    Page *currentPage() const;
    void showPage(int index);
    //! Shows what a page's navigationRequested names; false when no page knows it.
    bool open(const QString &target);
    void showMessage(const QString &sentence, bool grave);
    //! In front of everything, for a second launch.
    void bringToFront();
    //! Keeps what was typed as drafts, then asks the program to lock.
    void lock();
    //! What was typed and not saved, on every page.
    void keepDrafts();
    IdleWatch &idleWatch() const { return *m_idle; }
    SyncStatusBar &statusLine() const { return *m_status; }
    MessageBar &messageBar() const { return *m_messages; }

signals:
    //! Drafts are saved; the program closes the vault and starts anew.
    void lockRequested();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildLayout();
    void connectCommands();
    void connectPage(Page *page);
    void recallBranch();
    void readBranches();
    void leaveBranch();
    void showBranch();
    void refresh();
    void showHelp();
    void showShortcuts();
    void applyLook();
    void setIdleMinutes();

    Workspace &m_workspace;
    Theme &m_theme;
    Preferences &m_preferences;
    QList<Page *> m_pages;
    Commands *m_commands = nullptr;
    IdleWatch *m_idle = nullptr;
    Rail *m_rail = nullptr;
    TitleArea *m_title = nullptr;
    MessageBar *m_messages = nullptr;
    FirstSyncBar *m_firstSync = nullptr;
    QStackedWidget *m_stack = nullptr;
    SyncStatusBar *m_status = nullptr;
    HelpPanel *m_help = nullptr;
    bool m_locking = false;
};

} // namespace ui
