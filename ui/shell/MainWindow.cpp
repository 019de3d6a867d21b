// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"

#include "models/store/OrganisationRepository.h"
#include "sync/engine/SyncService.h"
#include "ui/help/HelpPanel.h"
#include "ui/help/ShortcutsDialog.h"
#include "ui/shell/BranchMemory.h"
#include "ui/shell/Commands.h"
#include "ui/shell/IdleWatch.h"
#include "ui/shell/Page.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/Rail.h"
#include "ui/shell/SyncStatusBar.h"
#include "ui/shell/TitleArea.h"
#include "ui/sync/FirstSyncBar.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/KeyCommand.h"
#include "ui/widgets/MessageBar.h"
#include "ui/Workspace.h"

#include <QAction>
#include <QCloseEvent>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr QSize smallestWindow{1024, 640};
constexpr QSize usualWindow{1366, 768};
constexpr int numberKeys = 9;
} // namespace

MainWindow::MainWindow(Workspace &workspace, Theme &theme, Preferences &preferences,
                       const QList<Page *> &pages, QWidget *parent)
    : QMainWindow(parent),
      m_workspace(workspace),
      m_theme(theme),
      m_preferences(preferences),
      m_pages(pages)
{
    setMinimumSize(smallestWindow);
    resize(usualWindow);
    restoreGeometry(preferences.windowGeometry());
    m_commands = new Commands(this);
    m_idle = new IdleWatch(workspace.clock, this);
    setIdleMinutes();
    buildLayout();
    connectCommands();
    for (auto *page : std::as_const(m_pages))
        connectPage(page);

    connect(m_idle, &IdleWatch::idled, this, &MainWindow::lock);
    connect(&workspace.sync, &engine::SyncService::statusChanged, m_status,
            &SyncStatusBar::showStatus);
    connect(&workspace, &Workspace::recordsChanged, this, [this](const QSet<QString> &kinds) {
        if (kinds.contains(u"organisation"_s))
            readBranches();
        refresh();
    });
    connect(&workspace, &Workspace::branchLeft, this, &MainWindow::leaveBranch);
    connect(&workspace, &Workspace::branchChanged, this, &MainWindow::showBranch);
    connect(&workspace.sync, &engine::SyncService::statusChanged, m_firstSync,
            &FirstSyncBar::showStatus);
    m_status->showStatus(workspace.sync.status());
    if (workspace.isSample())
        m_title->setWatermark(tr("Sample: try anything, nothing is sent, all goes on leaving"));
    recallBranch();
    readBranches();
    showPage(0);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildLayout()
{
    auto *centre = new QWidget;
    auto *columns = new QHBoxLayout(centre);
    columns->setContentsMargins({});
    columns->setSpacing(0);
    m_rail = new Rail;
    columns->addWidget(m_rail);

    auto *column = new QVBoxLayout;
    column->setContentsMargins({});
    column->setSpacing(0);
    m_title = new TitleArea;
    m_title->setMenu(m_commands->menu());
    column->addWidget(m_title);
    auto *messages = new QVBoxLayout;
    messages->setContentsMargins(space::page, space::small, space::page, 0);
    m_messages = new MessageBar;
    messages->addWidget(m_messages);
    m_firstSync = new FirstSyncBar(m_workspace.clock);
    messages->addWidget(m_firstSync);
    column->addLayout(messages);
    m_stack = new QStackedWidget;
    column->addWidget(m_stack, 1);
    m_status = new SyncStatusBar(m_workspace.clock);
    column->addWidget(m_status);
    columns->addLayout(column, 1);
    setCentralWidget(centre);
    // Else the first button in the title wears the focus ring of a window just opened.
    centre->setFocusPolicy(Qt::ClickFocus);
    centre->setFocus();

    m_help = new HelpPanel(this);
    addDockWidget(Qt::RightDockWidgetArea, m_help);
    m_help->hide();

    for (auto *page : std::as_const(m_pages)) {
        m_rail->addPage(page, page == m_pages.last() && m_pages.size() > 1);
        m_stack->addWidget(page);
    }
    connect(m_rail, &Rail::chosen, this, &MainWindow::showPage);
    connect(m_title, &TitleArea::branchChosen, &m_workspace, &Workspace::setBranch);
    connect(m_title, &TitleArea::lockRequested, this, &MainWindow::lock);
    // What locks a book ends a trial: nobody knows the sample's passphrase.
    connect(m_title, &TitleArea::trialEndRequested, this, &MainWindow::lock);
    connect(m_title, &TitleArea::helpRequested, this, &MainWindow::showHelp);
    connect(m_status, &SyncStatusBar::detailsRequested, this, [this] { open(u"sync"_s); });
    connect(m_status, &SyncStatusBar::syncRequested, &m_workspace.sync,
            &engine::SyncService::syncNow);
}

void MainWindow::connectCommands()
{
    const auto onPage = [this](void (Page::*command)()) {
        return [this, command] {
            if (auto *page = currentPage())
                (page->*command)();
        };
    };
    connect(m_commands->createNew, &QAction::triggered, this, onPage(&Page::createNew));
    connect(m_commands->save, &QAction::triggered, this, onPage(&Page::save));
    connect(m_commands->find, &QAction::triggered, this, onPage(&Page::find));
    connect(m_commands->undo, &QAction::triggered, this, onPage(&Page::undo));
    connect(m_commands->sync, &QAction::triggered, &m_workspace.sync,
            &engine::SyncService::syncNow);
    connect(m_commands->lock, &QAction::triggered, this, &MainWindow::lock);
    connect(m_commands->help, &QAction::triggered, this, &MainWindow::showHelp);
    connect(m_commands->shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(m_commands->quit, &QAction::triggered, this, &QWidget::close);

    m_commands->largeText->setChecked(m_theme.textSize() == TextSize::Large);
    m_commands->dark->setChecked(m_theme.scheme() == Scheme::Dark);
    connect(m_commands->largeText, &QAction::toggled, this, &MainWindow::applyLook);
    connect(m_commands->dark, &QAction::toggled, this, &MainWindow::applyLook);
    connect(&m_theme, &Theme::changed, this, [this] {
        m_commands->largeText->setChecked(m_theme.textSize() == TextSize::Large);
        m_commands->dark->setChecked(m_theme.scheme() == Scheme::Dark);
    });

    for (int i = 0; i < qMin(numberKeys, int(m_pages.size())); ++i) {
        auto *key = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)), this);
        connect(key, &QShortcut::activated, this, [this, i] { showPage(i); });
    }
}

void MainWindow::connectPage(Page *page)
{
    connect(page, &Page::messageRaised, this, &MainWindow::showMessage);
    connect(page, &Page::navigationRequested, this, &MainWindow::open);
    connect(page, &Page::helpTopicChanged, this, [this, page] {
        if (page == currentPage() && m_help->isVisible())
            m_help->showTopic(page->helpTopic());
    });
    connect(page, &Page::lockRequested, this, &MainWindow::lock);
    connect(page, &Page::preferencesChanged, this, [this] { setIdleMinutes(); });
}

void MainWindow::readBranches()
{
    const auto branches = m_workspace.organisations.branches();
    if (!branches) {
        showMessage(tr("The list of branches cannot be read."), true);
        return;
    }
    const bool everything = m_workspace.role() != Workspace::Role::Secretary;
    m_title->setBranches(*branches, everything && branches->size() > 1);
    const auto known = std::ranges::any_of(*branches, [this](const models::Organisation &branch) {
        return branch.id == m_workspace.branch().id;
    });
    if (!known && !everything && !branches->isEmpty())
        m_workspace.setBranch(branches->first());
    m_title->chooseBranch(m_workspace.branch().id);
}

void MainWindow::recallBranch()
{
    const auto last = BranchMemory(m_workspace.settings, m_workspace.person()).last();
    const auto branches = m_workspace.organisations.branches();
    if (!last || last->isNull() || !branches)
        return;
    const auto found = std::ranges::find(*branches, *last, &models::Organisation::id);
    // Taken away meanwhile: the first of those that are left.
    if (found != branches->end())
        m_workspace.setBranch(*found);
}

void MainWindow::leaveBranch()
{
    const bool isDirty =
        std::ranges::any_of(m_pages, [](const Page *page) { return page->isDirty(); });
    keepDrafts();
    for (auto *page : std::as_const(m_pages))
        page->leaveRecord();
    m_messages->dismiss();
    if (isDirty)
        showMessage(tr("What was being written for %1 is kept as a draft; it is on the page Today "
                       "of that branch.")
                        .arg(m_workspace.branch().name),
                    false);
}

void MainWindow::showBranch()
{
    m_title->chooseBranch(m_workspace.branch().id);
    const auto kept =
        BranchMemory(m_workspace.settings, m_workspace.person()).keep(m_workspace.branch().id);
    refresh();
    if (!kept)
        showMessage(text::errorSentence(kept.error()), true);
}

Page *MainWindow::currentPage() const
{
    return m_pages.value(m_stack->currentIndex());
}

void MainWindow::showPage(int index)
{
    auto *next = m_pages.value(index);
    if (!next)
        return;
    auto *before = currentPage();
    if (before && before != next && before->isDirty())
        before->saveDraft();
    if (before != next)
        m_messages->dismiss();
    m_stack->setCurrentWidget(next);
    m_rail->choose(index);
    m_title->setTitle(next->title());
    setWindowTitle(tr("%1 – Branchbook").arg(next->title()));
    next->load();
    if (before != next && isVisible()) {
        // Else Qt gives the focus to whatever stands next in the page.
        QWidget *first = next->focusProxy() ? next->focusProxy() : centralWidget();
        first->setFocus(Qt::OtherFocusReason);
    }
    if (m_help->isVisible())
        m_help->showTopic(next->helpTopic());
}

bool MainWindow::open(const QString &target)
{
    for (int i = 0; i < m_pages.size(); ++i) {
        // The page has to be in view first: load() would take away what open() shows.
        if (!m_pages[i]->knows(target))
            continue;
        showPage(i);
        return m_pages[i]->open(target);
    }
    return false;
}

void MainWindow::showMessage(const QString &sentence, bool grave)
{
    m_messages->showMessage(sentence, grave ? Tone::Error : Tone::Info);
}

void MainWindow::refresh()
{
    if (auto *page = currentPage())
        page->load();
}

void MainWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::keepDrafts()
{
    for (auto *page : std::as_const(m_pages)) {
        if (page->isDirty())
            page->saveDraft();
    }
}

void MainWindow::setIdleMinutes()
{
    // A sample has nothing to hide, and locking would take it away.
    m_idle->setMinutes(m_workspace.isSample() ? 0 : m_preferences.autoLockMinutes());
}

void MainWindow::lock()
{
    if (m_locking)
        return;
    m_locking = true;
    keepDrafts();
    m_preferences.setWindowGeometry(saveGeometry());
    emit lockRequested();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    keepDrafts();
    m_preferences.setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::showHelp()
{
    if (auto *page = currentPage())
        m_help->showTopic(page->helpTopic());
    m_help->show();
    m_help->raise();
}

void MainWindow::showShortcuts()
{
    const auto *page = currentPage();
    auto *dialog = new ShortcutsDialog(page->title(), keysInView(*page), m_commands->all(),
                                       qMin(numberKeys, int(m_pages.size())), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::applyLook()
{
    const auto size = m_commands->largeText->isChecked() ? TextSize::Large : TextSize::Normal;
    const auto scheme = m_commands->dark->isChecked() ? Scheme::Dark : Scheme::Light;
    if (size == m_theme.textSize() && scheme == m_theme.scheme())
        return;
    m_preferences.setTextSize(size);
    m_preferences.setScheme(scheme);
    m_theme.apply(scheme, size);
}

} // namespace ui
