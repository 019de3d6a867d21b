// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/today/TodayPage.h"

#include "models/domain/BranchRules.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "models/domain/MemberRules.h"
#include "models/domain/NextDue.h"
#include "models/store/DraftRepository.h"
#include "models/store/MeetingRepository.h"
#include "models/store/MemberRepository.h"
#include "models/store/OrganisationRepository.h"
#include "models/store/Settings.h"
#include "sync/engine/SyncService.h"
#include "ui/conflicts/ConflictText.h"
#include "ui/conflicts/RecordTitle.h"
#include "ui/conflicts/RefusedSheet.h"
#include "ui/sync/SyncPage.h"
#include "ui/text/ErrorText.h"
#include "ui/text/FieldText.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"
#include "ui/theme/Icon.h"
#include "ui/today/DraftWords.h"
#include "ui/today/MonthCalendar.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/Styling.h"
#include "ui/Workspace.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int calendarWidth = 330;
constexpr qsizetype attentionShown = 5;
constexpr int overdueShown = 6;

void clear(QLayout *layout)
{
    while (auto *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

TodayPage::TodayPage(Workspace &workspace, QWidget *parent) : Page(parent), m_workspace(workspace)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *content = new QWidget;
    content->setProperty("surface", u"clear"_s);
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(space::page, space::large, space::page, space::large);
    columns->setSpacing(space::large);
    scroll->setWidget(content);
    outer->addWidget(scroll);

    auto *left = new QVBoxLayout;
    left->setSpacing(space::large);
    auto *head = new QHBoxLayout;
    m_date = new Label({}, Label::Role::Muted);
    auto *record = new PrimaryButton(tr("Record a meeting"), u"add"_s);
    record->setToolTip(tr("Ctrl+N"));
    connect(record, &QPushButton::clicked, this, &TodayPage::createNew);
    head->addWidget(m_date);
    head->addStretch();
    head->addWidget(record);
    left->addLayout(head);
    m_due = new Card(tr("To do"));
    m_drafts = new Card(tr("Go on with"));
    m_attention = new Card(tr("Needs attention"));
    for (const auto &[card, rows] :
         {std::pair(m_due, &m_dueRows), std::pair(m_drafts, &m_draftRows),
          std::pair(m_attention, &m_attentionRows)}) {
        *rows = new QVBoxLayout;
        (*rows)->setSpacing(0);
        card->body()->addLayout(*rows);
        left->addWidget(card);
    }
    left->addStretch();
    columns->addLayout(left, 1);

    auto *right = new QVBoxLayout;
    buildCalendar(right);
    right->addStretch();
    columns->addLayout(right);
    connect(&workspace.sync, &engine::SyncService::statusChanged, this,
            [this](const engine::SyncStatus &status) {
                const bool isNew = status.refused != m_refused || status.undecided != m_undecided;
                m_refused = status.refused;
                m_undecided = status.undecided;
                if (isVisible() && isNew)
                    load();
            });
}

void TodayPage::buildCalendar(QBoxLayout *column)
{
    auto *card = new Card;
    card->setFixedWidth(calendarWidth);
    auto *head = new QHBoxLayout;
    m_month = new Label({}, Label::Role::Heading);
    head->addWidget(m_month);
    head->addStretch();
    m_calendar = new MonthCalendar;
    for (const auto &[name, step, words] : {std::tuple(u"chevron-left"_s, -1, tr("Previous month")),
                                            std::tuple(u"chevron-right"_s, 1, tr("Next month"))}) {
        auto *button = new QToolButton;
        button->setIcon(lineIcon(name));
        button->setToolTip(words);
        button->setAccessibleName(words);
        head->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, step = step] {
            m_calendar->showMonth(m_calendar->month().addMonths(step));
        });
    }
    card->body()->addLayout(head);
    card->body()->addWidget(m_calendar);
    card->body()->addWidget(
        Label::wrapped(tr("A dot marks a day with a meeting; press it to read the meeting."),
                       Label::Role::Caption));
    column->addWidget(card);
    connect(m_calendar, &MonthCalendar::monthChanged, this, &TodayPage::showCalendar);
    connect(m_calendar, &MonthCalendar::dayActivated, this, [this](QDate day) {
        const auto found = m_workspace.meetings.list(
            {.organisation = m_workspace.branch().id, .from = day, .to = day});
        if (found && !found->isEmpty())
            emit navigationRequested(u"meeting:"_s + found->first().id.toString());
    });
}

QString TodayPage::title() const
{
    return tr("Today");
}

QString TodayPage::iconName() const
{
    return u"today"_s;
}

QString TodayPage::helpTopic() const
{
    return u"today"_s;
}

void TodayPage::createNew()
{
    emit navigationRequested(u"new-meeting:"_s);
}

QString TodayPage::badge() const
{
    return m_open > 0 ? QString::number(m_open) : QString();
}

QDate TodayPage::inUseSince() const
{
    const auto stored = m_workspace.settings.value(u"inUseSince");
    return stored ? QDate::fromString(stored->toString(), Qt::ISODate) : QDate();
}

void TodayPage::load()
{
    const QDate today = m_workspace.clock.today();
    const auto branch = m_workspace.branch().id;
    m_date->setText(text::longDateText(today));
    const auto members = m_workspace.members.list(branch);
    const auto meetings = m_workspace.meetings.list(
        {.organisation = branch, .from = today.addYears(-1), .to = today.addYears(1)});
    if (!members || !meetings) {
        emit messageRaised(text::errorSentence(members ? meetings.error() : members.error()), true);
        return;
    }
    const int before = m_open;
    showDue(*members, *meetings);
    showDrafts();
    showAttention(*members);
    m_calendar->setToday(today);
    showCalendar(m_calendar->month());
    if (before != m_open)
        emit badgeChanged();
}

TaskRow::Task TodayPage::taskOf(const models::DueItem &item) const
{
    using State = models::DueItem::State;
    const QString period =
        item.quarterly() ? text::quarterText(item.from) : text::monthText(item.from);
    TaskRow::Task task{.title = text::nameOf(item.kind)};
    switch (item.state) {
    case State::Overdue:
        task.tone = Tone::Error;
        task.detail = tr("%1 · overdue by %n days", nullptr, -item.daysLeft).arg(period);
        break;
    case State::Due:
        // A week is what a secretary needs to call people together.
        task.tone = item.daysLeft <= 7 ? Tone::Warning : Tone::Neutral;
        task.detail = item.daysLeft == 0
            ? tr("%1 · not recorded yet, last day").arg(period)
            : tr("%1 · not recorded yet, %n days left", nullptr, item.daysLeft).arg(period);
        break;
    case State::Done:
        task.tone = Tone::Ok;
        task.detail = tr("%1 · done").arg(period);
        task.verb = tr("Read");
        task.target = u"meeting:"_s + item.meeting.toString();
        return task;
    }
    task.verb = tr("Record");
    task.target = u"new-meeting:"_s + models::wordOf(item.kind);
    return task;
}

TaskRow::Task TodayPage::allDone(const QList<models::DueItem> &items) const
{
    const auto today = m_workspace.clock.today();
    TaskRow::Task task{.title = tr("Everything of this month is done."), .tone = Tone::Ok};
    if (const auto next = models::nextDue(items, today))
        task.detail = tr("Next: %1, by %2")
                          .arg(text::nameOf(next->kind), text::shortDateText(next->to, today));
    return task;
}

void TodayPage::showDue(const QList<models::Member> &members,
                        const QList<models::MeetingSummary> &meetings)
{
    const auto context = models::dueContext(m_workspace.branch().category, members,
                                            m_workspace.clock.today(), inUseSince());
    const auto items = models::dueItems(context, meetings);
    QList<TaskRow::Task> tasks;
    m_open = 0;
    int overdue = 0;
    for (const auto &item : items) {
        m_open += item.state != models::DueItem::State::Done;
        if (item.state == models::DueItem::State::Overdue && ++overdue > overdueShown)
            continue;
        tasks.append(taskOf(item));
    }
    if (overdue > overdueShown)
        tasks.append(
            {.title = tr("%n more overdue", nullptr, overdue - overdueShown), .tone = Tone::Error});
    m_due->setHeading(
        tr("To do in %1 (%2)").arg(text::monthText(m_workspace.clock.today())).arg(m_open));
    // Heads the list of what was done; a branch without duties has only this line.
    if (m_open == 0)
        tasks.prepend(allDone(items));
    fill(m_dueRows, tasks, {});
}

void TodayPage::showDrafts()
{
    QList<TaskRow::Task> tasks;
    const auto drafts = m_workspace.drafts.list(m_workspace.person());
    for (const auto &draft : drafts.value_or(QList<models::Draft>())) {
        if (!m_workspace.branch().id.isNull() && draft.organisation != m_workspace.branch().id)
            continue;
        tasks.append(
            {.title = draftTitle(draft),
             .detail = tr("Draft, kept %1")
                           .arg(text::momentText(draft.updatedAt, m_workspace.clock.today())),
             .tone = Tone::Info,
             .verb = tr("Go on"),
             .target = draft.editor + u"-draft:"_s + draft.record.toString()});
    }
    m_drafts->setVisible(!tasks.isEmpty());
    fill(m_draftRows, tasks, {});
}

QList<TaskRow::Task> TodayPage::troubles() const
{
    const auto &status = m_workspace.sync.status();
    QList<TaskRow::Task> tasks;
    QSet<QString> titles;
    bool more = false;
    const auto add = [&](const RecordTitle &place, const TaskRow::Task &task) {
        if (titles.contains(task.target + place.title))
            return;
        more = more || tasks.size() == attentionShown;
        if (more)
            return;
        titles.insert(task.target + place.title);
        tasks.append(task);
    };
    for (const auto &conflict : status.undecided) {
        const auto place = RecordTitle::of(m_workspace, conflict.subjectKind, conflict.subject);
        add(place,
            {.title = place.whole(),
             .detail = conflictText(conflict),
             .tone = Tone::Warning,
             .verb = tr("Decide"),
             .target = SyncPage::conflictTarget(conflict.id)});
    }
    for (const auto &change : status.refused) {
        const auto place = RecordTitle::of(m_workspace, change.kind, change.id, change.parent);
        add(place,
            {.title = place.title,
             .detail = refusalSentence(change),
             .tone = Tone::Error,
             .verb = tr("Look"),
             .target = place.target.isEmpty() ? u"refused"_s : place.target});
    }
    more = more || status.conflicts > status.undecided.size()
        || status.refusedChanges > status.refused.size();
    if (more)
        tasks.append({.title = tr("More that the hub did not take as it was"),
                      .tone = Tone::Warning,
                      .verb = tr("Look"),
                      .target = status.conflicts > 0 ? u"conflicts"_s : u"refused"_s});
    return tasks;
}

QList<TaskRow::Task> TodayPage::branchTasks(const QList<models::Member> &members) const
{
    QList<TaskRow::Task> tasks;
    // Before the roster is there, everything would be missing.
    if (members.isEmpty())
        return tasks;
    const auto facts = models::branchFacts(m_workspace.branch().category, members);
    for (const auto &finding : models::check(facts, m_workspace.clock.today())) {
        const bool isGrave = finding.severity == models::Finding::Severity::Error;
        tasks.append({.title = m_workspace.branch().name,
                      .detail = text::findingText(models::kind::organisation, finding),
                      .tone = isGrave ? Tone::Warning : Tone::Neutral,
                      .verb = tr("Members"),
                      .target = u"members"_s});
    }
    return tasks;
}

void TodayPage::showAttention(const QList<models::Member> &members)
{
    QList<TaskRow::Task> tasks = troubles() + branchTasks(members);
    const auto shared = models::sharedIdentityNumbers(members);
    qsizetype faulty = 0;
    for (const auto &member : members) {
        auto findings = models::check(member, m_workspace.clock.today());
        if (shared.contains(member.identityNumber))
            findings.prepend(models::sharedNumberFinding());
        if (findings.isEmpty() || ++faulty > attentionShown)
            continue;
        tasks.append({.title = member.name,
                      .detail = text::findingText(models::kind::member, findings.first()),
                      .tone = Tone::Warning,
                      .verb = tr("Look"),
                      .target = u"member:"_s + member.id.toString()});
    }
    if (faulty > attentionShown)
        tasks.append({.title = tr("%n more members", nullptr, int(faulty - attentionShown)),
                      .tone = Tone::Muted,
                      .verb = tr("Members"),
                      .target = u"members"_s});
    m_attention->setVisible(!tasks.isEmpty());
    fill(m_attentionRows, tasks, {});
}

void TodayPage::showCalendar(QDate month)
{
    m_month->setText(text::monthText(month));
    const auto meetings = m_workspace.meetings.list({.organisation = m_workspace.branch().id,
                                                     .from = month.addDays(-7),
                                                     .to = month.addMonths(1).addDays(14)});
    QMultiMap<QDate, QString> entries;
    for (const auto &meeting : meetings.value_or(QList<models::MeetingSummary>()))
        entries.insert(meeting.heldOn, text::namesOf(meeting.kinds));
    m_calendar->setEntries(entries);
}

void TodayPage::fill(QBoxLayout *rows, const QList<TaskRow::Task> &tasks, const QString &whenEmpty)
{
    clear(rows);
    for (qsizetype i = 0; i < tasks.size(); ++i) {
        if (i > 0)
            rows->addWidget(separator());
        auto *row = new TaskRow(tasks[i]);
        connect(row, &TaskRow::activated, this, &Page::navigationRequested);
        rows->addWidget(row);
    }
    if (tasks.isEmpty() && !whenEmpty.isEmpty())
        rows->addWidget(new TaskRow({.title = whenEmpty, .tone = Tone::Ok}));
}

} // namespace ui
