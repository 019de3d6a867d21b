// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/SyncPage.h"

#include "models/domain/Clock.h"
#include "sync/engine/SyncService.h"
#include "ui/conflicts/ConflictText.h"
#include "ui/conflicts/RecordTitle.h"
#include "ui/conflicts/RefusedSheet.h"
#include "ui/conflicts/TroubleView.h"
#include "ui/sync/BundleCard.h"
#include "ui/sync/LogText.h"
#include "ui/sync/StatusSentence.h"
#include "ui/text/ErrorText.h"
#include "ui/text/FieldText.h"
#include "ui/text/Format.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/LinkButton.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/Workspace.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableWidget>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr QStringView conflictPrefix{u"conflict:"};
constexpr int stateIcon = 40;
constexpr int timeColumn = 170;
constexpr int levelColumn = 44;
constexpr int logRows = 3;
constexpr int diagnosticLines = 50;
constexpr int shownTroubles = 6;
//! Lines that are searched for what tells of a conflict.
constexpr int searchedLines = 2'000;

enum LogFilter { AllLines, Warnings, Errors, Conflicts };

void empty(QLayout *layout)
{
    while (auto *item = layout->takeAt(0)) {
        if (auto *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

QWidget *line(const QString &iconName, Tone tone, const QString &text, const QString &note)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    layout->addWidget(new IconLabel(iconName, tone));
    auto *words = Label::wrapped(text);
    words->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    layout->addWidget(words, 1);
    if (!note.isEmpty())
        layout->addWidget(new Label(note, Label::Role::Muted));
    return row;
}

} // namespace

SyncPage::SyncPage(Workspace &workspace, QWidget *parent)
    : Page(parent),
      m_workspace(workspace),
      m_remaining(workspace.clock)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    m_stack = new QStackedWidget;
    outer->addWidget(m_stack);
    // A long list of what waits must not be squeezed on a low screen.
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *content = new QWidget;
    content->setProperty("surface", u"clear"_s);
    scroll->setWidget(content);
    m_overview = scroll;
    m_stack->addWidget(m_overview);
    m_troubleView = new TroubleView(workspace);
    m_stack->addWidget(m_troubleView);
    connect(m_troubleView, &TroubleView::backRequested, this,
            [this] { m_stack->setCurrentWidget(m_overview); });
    connect(m_troubleView, &TroubleView::navigationRequested, this, &Page::navigationRequested);
    connect(m_troubleView, &TroubleView::messageRaised, this, &Page::messageRaised);

    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::page, space::large, space::page, space::large);
    layout->setSpacing(space::large);
    layout->addWidget(makeState());
    auto *columns = new QHBoxLayout;
    columns->setSpacing(space::large);
    columns->addWidget(makeWaiting(), 2);
    columns->addWidget(makeTrouble(), 3);
    layout->addLayout(columns);
    m_bundles = new BundleCard(workspace);
    connect(m_bundles, &BundleCard::messageRaised, this, &SyncPage::messageRaised);
    layout->addWidget(m_bundles);
    layout->addWidget(makeLog(), 1);

    connect(&workspace.sync, &engine::SyncService::statusChanged, this, &SyncPage::showStatus);
    showStatus(workspace.sync.status());
}

Card *SyncPage::makeState()
{
    auto *card = new Card;
    auto *row = new QHBoxLayout;
    row->setSpacing(space::large);
    m_icon = new IconLabel(u"cloud"_s, Tone::Muted, stateIcon);
    row->addWidget(m_icon);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::hair);
    m_state = new Label({}, Label::Role::Title);
    words->addWidget(m_state);
    m_details = Label::wrapped({}, Label::Role::Muted);
    words->addWidget(m_details);
    row->addLayout(words, 1);
    m_connect = new QPushButton(tr("Connect to a hub…"));
    connect(m_connect, &QPushButton::clicked, this,
            [this] { emit navigationRequested(u"settings:hub"_s); });
    row->addWidget(m_connect);
    m_pause = new QPushButton;
    m_pause->setObjectName(u"pauseButton"_s);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_status.phase == engine::SyncStatus::Phase::Syncing)
            m_workspace.sync.cancel();
        else if (m_status.phase == engine::SyncStatus::Phase::Paused)
            m_workspace.sync.resume();
        else
            m_workspace.sync.pause();
    });
    row->addWidget(m_pause);
    m_sync = new PrimaryButton(tr("Sync now"), u"sync"_s);
    m_sync->setObjectName(u"syncButton"_s);
    connect(m_sync, &QPushButton::clicked, &m_workspace.sync, &engine::SyncService::syncNow);
    row->addWidget(m_sync);
    card->body()->addLayout(row);

    m_progress = new QWidget;
    auto *grid = new QGridLayout(m_progress);
    grid->setContentsMargins(stateIcon + space::large, 0, 0, 0);
    grid->setHorizontalSpacing(space::large);
    grid->setColumnStretch(1, 1);
    const auto addBar = [grid](int index, Label *&text, const QString &name) {
        text = new Label({});
        grid->addWidget(text, index, 0);
        auto *bar = new QProgressBar;
        bar->setTextVisible(false);
        bar->setAccessibleName(name);
        grid->addWidget(bar, index, 1);
        return bar;
    };
    m_records = addBar(0, m_recordsText, tr("Records"));
    m_files = addBar(1, m_filesText, tr("Files"));
    m_filesText->setObjectName(u"filesText"_s);
    card->body()->addWidget(m_progress);
    return card;
}

Card *SyncPage::makeWaiting()
{
    auto *card = new Card(tr("Waiting here"));
    m_waiting = new QVBoxLayout;
    m_waiting->setSpacing(space::small);
    card->body()->addLayout(m_waiting);
    card->body()->addStretch();
    return card;
}

Card *SyncPage::makeTrouble()
{
    auto *card = new Card(tr("To be looked at"));
    m_all = new LinkButton(tr("Look at all"));
    m_all->setObjectName(u"allTroubleButton"_s);
    connect(m_all, &QPushButton::clicked, this, [this] {
        emit navigationRequested(m_status.conflicts > 0 ? u"conflicts"_s : u"refused"_s);
    });
    card->actions()->addWidget(m_all);
    m_trouble = new QVBoxLayout;
    m_trouble->setSpacing(space::small);
    card->body()->addLayout(m_trouble);
    card->body()->addStretch();
    return card;
}

Card *SyncPage::makeLog()
{
    auto *card = new Card(tr("Log"));
    m_filter = new QButtonGroup(this);
    const auto addFilter = [&](int id, const QString &text) {
        auto *button = new QPushButton(text);
        button->setCheckable(true);
        button->setChecked(id == AllLines);
        button->setObjectName(u"logFilter%1"_s.arg(id));
        m_filter->addButton(button, id);
        card->actions()->addWidget(button);
    };
    addFilter(AllLines, tr("All"));
    addFilter(Warnings, tr("Warnings"));
    addFilter(Errors, tr("Errors"));
    addFilter(Conflicts, tr("Conflicts"));
    connect(m_filter, &QButtonGroup::idClicked, this, &SyncPage::showLog);
    auto *copy = new QPushButton(tr("Copy diagnostics"));
    copy->setObjectName(u"copyDiagnosticsButton"_s);
    copy->setIcon(lineIcon(u"copy"_s));
    copy->setToolTip(tr("Versions and counts for the person who helps; nothing about people"));
    connect(copy, &QPushButton::clicked, this, &SyncPage::copyDiagnostics);
    card->actions()->addWidget(copy);

    m_log = new QTableWidget(0, 3);
    m_log->setObjectName(u"logTable"_s);
    m_log->setProperty("surface", u"flush"_s);
    m_log->setAccessibleName(tr("Log"));
    m_log->horizontalHeader()->hide();
    m_log->verticalHeader()->hide();
    m_log->horizontalHeader()->setStretchLastSection(true);
    m_log->setColumnWidth(0, levelColumn);
    m_log->setColumnWidth(1, timeColumn);
    m_log->setShowGrid(false);
    m_log->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_log->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_log->setTabKeyNavigation(false);
    m_log->setMinimumHeight(logRows * Tokens::current().rowHeight);
    // Room that is left is the log's; it never makes the page longer.
    m_log->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_logEmpty = new Label(tr("Nothing has happened yet."), Label::Role::Muted);
    card->body()->addWidget(m_logEmpty, 1, Qt::AlignTop);
    card->body()->addWidget(m_log, 1);
    return card;
}

QString SyncPage::conflictTarget(models::ConflictId id)
{
    return conflictPrefix.toString() + id.toString();
}

QString SyncPage::title() const
{
    return tr("Sync");
}

QString SyncPage::iconName() const
{
    return u"sync"_s;
}

QString SyncPage::helpTopic() const
{
    return u"sync"_s;
}

bool SyncPage::knows(const QString &target) const
{
    return target == helpTopic() || target == u"conflicts" || target == u"refused"
        || target.startsWith(conflictPrefix) || target.startsWith(bundleTarget);
}

bool SyncPage::open(const QString &target)
{
    const bool isTrouble =
        target == u"conflicts" || target == u"refused" || target.startsWith(conflictPrefix);
    m_stack->setCurrentWidget(isTrouble ? static_cast<QWidget *>(m_troubleView) : m_overview);
    if (target.startsWith(bundleTarget))
        m_bundles->openFile(target.sliced(bundleTarget.size()));
    else if (target == u"refused")
        m_troubleView->showRefused();
    else if (isTrouble)
        m_troubleView->showConflicts(
            models::ConflictId::fromString(target.sliced(target.indexOf(u':') + 1)));
    return knows(target);
}

QString SyncPage::badge() const
{
    const int waiting = m_status.pendingChanges() + m_status.filesToSend;
    const int troubled = m_status.refusedChanges + m_status.conflicts;
    if (m_status.phase == engine::SyncStatus::Phase::NotEnrolled || waiting + troubled == 0)
        return {};
    return troubled > 0 ? u"!"_s : QString::number(waiting);
}

void SyncPage::load()
{
    showStatus(m_workspace.sync.status());
    showLog();
    m_troubleView->load();
}

void SyncPage::showStatus(const engine::SyncStatus &status)
{
    using Phase = engine::SyncStatus::Phase;
    if (status.phase == Phase::Syncing && m_status.phase != Phase::Syncing)
        m_remaining.start();
    const bool ended = status.phase != m_status.phase;
    m_status = status;
    const auto sentence = StatusSentence::of(status, m_workspace.clock.nowMs());
    m_icon->setIcon(sentence.iconName, sentence.tone);
    m_state->setText(sentence.state);
    auto details = sentence.details;
    if (status.lastError && status.phase != Phase::Syncing)
        details += u'\n' + text::errorSentence(*status.lastError);
    if (status.nextAttemptAt > m_workspace.clock.nowMs() && status.phase == Phase::Offline)
        details += u'\n' + tr("Next try at %1").arg(text::timeText(status.nextAttemptAt));
    m_details->setText(details);

    const bool enrolled = status.phase != Phase::NotEnrolled;
    m_connect->setVisible(!enrolled && !m_workspace.isSample());
    m_sync->setVisible(enrolled);
    m_sync->setEnabled(status.phase != Phase::Syncing);
    m_pause->setVisible(enrolled);
    m_pause->setText(status.phase == Phase::Syncing      ? tr("Cancel")
                         : status.phase == Phase::Paused ? tr("Resume")
                                                         : tr("Pause"));
    m_bundles->setVisible(enrolled);
    m_all->setVisible(status.conflicts + status.refusedChanges > 0);
    showProgress();
    showWaiting();
    showTrouble();
    if (ended && isVisible())
        showLog();
    emit badgeChanged();
}

void SyncPage::showProgress()
{
    const bool syncing = m_status.phase == engine::SyncStatus::Phase::Syncing;
    m_progress->setVisible(syncing);
    if (!syncing)
        return;
    m_recordsText->setText(
        tr("Records %1 / %2").arg(m_status.recordsDone).arg(m_status.recordsTotal));
    m_records->setRange(0, m_status.recordsTotal);
    m_records->setValue(m_status.recordsDone);
    const bool files = m_status.mediaBytesTotal > 0;
    m_filesText->setVisible(files);
    m_files->setVisible(files);
    if (!files)
        return;
    m_filesText->setText(tr("Files %1 / %2 %3")
                             .arg(text::sizeText(m_status.mediaBytesDone),
                                  text::sizeText(m_status.mediaBytesTotal), remainingText()));
    // Per mille, because a progress bar counts in int and videos do not.
    constexpr int whole = 1'000;
    m_files->setRange(0, whole);
    m_files->setValue(int(m_status.mediaBytesDone * whole / m_status.mediaBytesTotal));
}

QString SyncPage::remainingText() const
{
    const auto guess = m_remaining.guess(m_status.mediaBytesDone, m_status.mediaBytesTotal);
    return guess ? tr("· about %1").arg(text::waitText(*guess)) : QString();
}

void SyncPage::showWaiting()
{
    empty(m_waiting);
    for (const auto &kind : m_status.waiting) {
        m_waiting->addWidget(line(u"upload"_s, Tone::Muted, text::kindLabel(kind.kind),
                                  tr("%n change(s)", nullptr, kind.changes)));
    }
    if (m_status.filesToSend > 0)
        m_waiting->addWidget(line(u"photo"_s, Tone::Muted, tr("Photos and videos to send"),
                                  tr("%n file(s)", nullptr, m_status.filesToSend) + u" · "_s
                                      + text::sizeText(m_status.bytesToSend)));
    if (m_status.filesToFetch > 0)
        m_waiting->addWidget(line(u"download"_s, Tone::Muted, tr("Photos and videos to fetch"),
                                  tr("%n file(s)", nullptr, m_status.filesToFetch) + u" · "_s
                                      + text::sizeText(m_status.bytesToFetch)));
    if (m_waiting->count() == 0)
        m_waiting->addWidget(line(u"ok"_s, Tone::Ok, tr("Nothing waits"), {}));
}

void SyncPage::showTrouble()
{
    const auto &refused = m_status.refused;
    const auto &undecided = m_status.undecided;
    if (m_trouble->count() > 0 && refused == m_shownRefused && undecided == m_shownUndecided)
        return;
    m_shownRefused = refused;
    m_shownUndecided = undecided;
    empty(m_trouble);
    int shown = 0;
    const auto add = [&](Tone tone, const QString &text, qint64 at, const QString &verb,
                         const QString &target) {
        if (++shown > shownTroubles)
            return;
        auto *row = line(tone == Tone::Error ? u"error"_s : u"warning"_s, tone, text,
                         text::momentText(at, m_workspace.clock.today()));
        auto *button = new LinkButton(verb);
        connect(button, &QPushButton::clicked, this,
                [this, target] { emit navigationRequested(target); });
        row->layout()->addWidget(button);
        // The button is taller than a line of text.
        for (int i = 0; i < row->layout()->count(); ++i)
            row->layout()->itemAt(i)->setAlignment(Qt::AlignVCenter);
        m_trouble->addWidget(row);
    };
    const auto named = [](const RecordTitle &place, const QString &text) {
        return place.whole() + u" · "_s + text;
    };
    for (const auto &conflict : undecided) {
        const auto place = RecordTitle::of(m_workspace, conflict.subjectKind, conflict.subject);
        add(Tone::Warning, named(place, conflictText(conflict)), conflict.lostBy.at, tr("Decide"),
            conflictTarget(conflict.id));
    }
    for (const auto &change : refused) {
        const auto place = RecordTitle::of(m_workspace, change.kind, change.id, change.parent);
        add(Tone::Error, named(place, refusalSentence(change)), change.claimedAt, tr("Open"),
            place.target.isEmpty() ? u"refused"_s : place.target);
    }
    if (shown == 0)
        m_trouble->addWidget(line(u"ok"_s, Tone::Ok, tr("Nothing was refused, no conflicts"), {}));
    const int more = m_status.refusedChanges + m_status.conflicts - shownTroubles;
    if (more > 0)
        m_trouble->addWidget(new Label(tr("… and %n more", nullptr, more), Label::Role::Muted));
}

void SyncPage::showLog()
{
    static const QStringList levels{QString(), u"warning"_s, u"error"_s};
    const int filter = m_filter->checkedId();
    const models::SyncJournal journal(m_workspace.database);
    auto lines =
        filter == Conflicts ? journal.log({}, searchedLines) : journal.log(levels.value(filter));
    if (lines && filter == Conflicts)
        lines->removeIf([](const auto &line) { return !tellsOfConflicts(line); });
    m_log->setRowCount(0);
    if (!lines) {
        emit messageRaised(text::errorSentence(lines.error()), true);
        return;
    }
    m_logEmpty->setText(filter == AllLines ? tr("Nothing has happened yet.")
                                           : tr("There is no such entry."));
    m_logEmpty->setVisible(lines->isEmpty());
    m_log->setVisible(!lines->isEmpty());
    m_log->setRowCount(int(lines->size()));
    const auto today = m_workspace.clock.today();
    for (int i = 0; i < lines->size(); ++i) {
        const auto &entry = lines->at(i);
        const bool error = entry.level == u"error";
        const bool warning = entry.level == u"warning";
        auto *mark = new QTableWidgetItem;
        mark->setIcon(lineIcon(error         ? u"error"_s
                                   : warning ? u"warning"_s
                                             : u"ok"_s,
                               error         ? Tone::Error
                                   : warning ? Tone::Warning
                                             : Tone::Muted));
        mark->setToolTip(error ? tr("Error") : warning ? tr("Warning") : tr("Information"));
        m_log->setItem(i, 0, mark);
        m_log->setItem(i, 1, new QTableWidgetItem(text::momentText(entry.at, today)));
        m_log->setItem(i, 2, new QTableWidgetItem(logText(entry)));
    }
}

void SyncPage::copyDiagnostics()
{
    const auto lines = models::SyncJournal(m_workspace.database).log({}, diagnosticLines);
    QGuiApplication::clipboard()->setText(
        diagnosticsText(m_status, lines.value_or(QList<models::SyncLogLine>())));
    emit messageRaised(tr("Copied. It holds versions and counts, nothing about people."), false);
}

} // namespace ui
