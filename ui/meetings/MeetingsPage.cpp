// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/MeetingsPage.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "models/store/ChangeWriter.h"
#include "models/store/DraftRepository.h"
#include "models/store/MeetingRepository.h"
#include "sync/engine/SyncService.h"
#include "ui/meetings/MeetingListModel.h"
#include "ui/meetings/MeetingView.h"
#include "ui/meetings/MeetingWizard.h"
#include "ui/meetings/MeetingWords.h"
#include "ui/records/PillDelegate.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"
#include "ui/theme/Icon.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/KeyCommand.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/SearchField.h"
#include "ui/Workspace.h"
#include "ui_MeetingsPage.h"

#include <QHeaderView>
#include <QMessageBox>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

enum Period { AllTime, ThisMonth, ThisQuarter, ThisYear, LastYear };

const auto meetingTarget = u"meeting:"_s;
const auto newTarget = u"new-meeting:"_s;
const auto draftTarget = u"meeting-draft:"_s;

std::pair<QDate, QDate> rangeOf(int period, QDate today)
{
    const QDate month(today.year(), today.month(), 1);
    const QDate quarter(today.year(), (today.month() - 1) / 3 * 3 + 1, 1);
    switch (period) {
    case ThisMonth:
        return {month, month.addMonths(1).addDays(-1)};
    case ThisQuarter:
        return {quarter, quarter.addMonths(3).addDays(-1)};
    case ThisYear:
        return {QDate(today.year(), 1, 1), QDate(today.year(), 12, 31)};
    case LastYear:
        return {QDate(today.year() - 1, 1, 1), QDate(today.year() - 1, 12, 31)};
    }
    return {};
}

} // namespace

MeetingsPage::MeetingsPage(Workspace &workspace, QWidget *parent)
    : Page(parent),
      m_workspace(workspace),
      m_ui(std::make_unique<Ui::MeetingsPage>()),
      m_model(new MeetingListModel(workspace, this))
{
    m_ui->setupUi(this);
    m_search = new SearchField(tr("Search title, place, people"));
    m_ui->filterRow->insertWidget(0, m_search, 1);
    setTabOrder(m_search, m_ui->kindBox);
    setFocusProxy(m_search);
    m_ui->newButton->setIcon(iconOnAccent(u"add"_s));
    m_ui->newButton->setVisible(workspace.mayEdit());
    m_undoBar = new MessageBar;
    m_ui->listLayout->insertWidget(1, m_undoBar);
    m_undoBar->dismiss();

    m_empty = new EmptyState(u"meetings"_s, tr("No meetings yet"),
                             workspace.mayEdit()
                                 ? tr("Record the first one: it takes six short steps, and "
                                      "everything is kept while you write.")
                                 : tr("Nothing has arrived from the branches yet."));
    if (workspace.mayEdit())
        connect(m_empty->addAction(tr("Record a meeting"), u"add"_s), &QPushButton::clicked, this,
                &MeetingsPage::createNew);
    m_nothingFound =
        new EmptyState(u"search"_s, tr("Nothing found"), tr("No meeting matches these filters."));
    m_ui->listStack->addWidget(m_empty);
    m_ui->listStack->addWidget(m_nothingFound);

    m_view = new MeetingView(workspace);
    m_wizard = new MeetingWizard(workspace);
    m_ui->stack->addWidget(m_view);
    m_ui->stack->addWidget(m_wizard);
    fillFilters();
    connectList();

    connect(
        m_model, &MeetingListModel::readFailed, this,
        [this](const models::Error &error) {
            emit messageRaised(text::errorSentence(error), true);
        },
        Qt::QueuedConnection);
    connect(m_view, &MeetingView::backRequested, this, &MeetingsPage::showList);
    connect(m_view, &MeetingView::editRequested, this, [this] {
        if (resumeDraft(m_view->meeting().id.as<models::RecordTag>()))
            return;
        m_wizard->edit(m_view->meeting());
        showWizard();
    });
    connect(m_view, &MeetingView::copyRequested, this, [this] {
        m_wizard->startLike(m_view->meeting());
        showWizard();
    });
    connect(m_view, &MeetingView::removeRequested, this, &MeetingsPage::askToRemove);
    connect(m_wizard, &MeetingWizard::saved, this, &MeetingsPage::onSaved);
    connect(m_wizard, &MeetingWizard::closed, this, &MeetingsPage::showList);
    connect(m_undoBar, &MessageBar::actionTriggered, this, &MeetingsPage::undo);
    connect(new KeyCommand({QKeySequence::Undo}, tr("Take back the last change"), m_ui->listPage),
            &QShortcut::activated, this, &MeetingsPage::undo);
    // Reading and writing have help of their own.
    connect(m_ui->stack, &QStackedWidget::currentChanged, this, &Page::helpTopicChanged);
}

MeetingsPage::~MeetingsPage() = default;

QString MeetingsPage::title() const
{
    return tr("Meetings");
}

QString MeetingsPage::iconName() const
{
    return u"meetings"_s;
}

QString MeetingsPage::helpTopic() const
{
    return m_ui->stack->currentWidget() == m_wizard ? u"meeting-wizard"_s : u"meetings"_s;
}

void MeetingsPage::fillFilters()
{
    m_ui->kindBox->addItem(tr("All kinds"));
    for (const auto kind : allMeetingKinds())
        m_ui->kindBox->addItem(text::nameOf(kind), int(kind));
    m_ui->kindBox->setAccessibleName(tr("Kind"));
    m_ui->periodBox->addItem(tr("Any time"), AllTime);
    m_ui->periodBox->addItem(tr("This month"), ThisMonth);
    m_ui->periodBox->addItem(tr("This quarter"), ThisQuarter);
    m_ui->periodBox->addItem(tr("This year"), ThisYear);
    m_ui->periodBox->addItem(tr("Last year"), LastYear);
    m_ui->periodBox->setAccessibleName(tr("Period"));
}

void MeetingsPage::connectList()
{
    auto *table = m_ui->table;
    table->setModel(m_model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setAccessibleName(tr("Meetings"));
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto *pills = new PillDelegate(this);
    table->setItemDelegateForColumn(MeetingListModel::State, pills);
    table->setItemDelegateForColumn(MeetingListModel::Delivered, pills);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    constexpr int narrowestColumn = 72;
    table->horizontalHeader()->setMinimumSectionSize(narrowestColumn);
    // Columns are measured by the rows in view and a few more; the others have not been read.
    constexpr int measuredRows = 40;
    table->horizontalHeader()->setResizeContentsPrecision(measuredRows);

    connect(table, &QTableView::activated, this,
            [this](const QModelIndex &index) { showMeeting(m_model->meetingId(index.row())); });
    connect(table, &QTableView::clicked, table, &QTableView::activated);
    connect(m_search, &SearchField::searchChanged, this, &MeetingsPage::readList);
    connect(m_ui->kindBox, &QComboBox::currentIndexChanged, this, &MeetingsPage::readList);
    connect(m_ui->periodBox, &QComboBox::currentIndexChanged, this, &MeetingsPage::readList);
    connect(m_ui->newButton, &QPushButton::clicked, this, &MeetingsPage::createNew);
}

void MeetingsPage::load()
{
    readList();
    if (m_ui->stack->currentWidget() == m_view && !m_view->reload()) {
        emit messageRaised(tr("This meeting has been removed elsewhere."), false);
        showList();
    }
}

void MeetingsPage::readList()
{
    models::MeetingFilter filter;
    filter.organisation = m_workspace.branch().id;
    if (m_ui->kindBox->currentIndex() > 0)
        filter.kind = models::MeetingKind(m_ui->kindBox->currentData().toInt());
    std::tie(filter.from, filter.to) =
        rangeOf(m_ui->periodBox->currentData().toInt(), m_workspace.clock.today());
    filter.text = m_search->text().trimmed();
    const auto found = m_workspace.meetings.ids(filter);
    const auto titles = m_workspace.meetings.hasTitles(filter);
    if (!found || !titles) {
        emit messageRaised(text::errorSentence(found ? titles.error() : found.error()), true);
        return;
    }
    m_model->setMeetings(*found);
    m_ui->countLabel->setText(tr("%n meetings", nullptr, int(found->size())));
    const bool filtered = filter.kind || filter.from.isValid() || !filter.text.isEmpty();
    if (!found->isEmpty())
        m_ui->listStack->setCurrentIndex(0);
    else
        m_ui->listStack->setCurrentWidget(filtered ? m_nothingFound : m_empty);
    auto *table = m_ui->table;
    table->setColumnHidden(MeetingListModel::Organisation, !m_workspace.branch().id.isNull());
    // Few meetings have a title besides their kind; without one the column only takes room.
    const bool titled = *titles;
    table->setColumnHidden(MeetingListModel::Title, !titled);
    auto *header = table->horizontalHeader();
    header->setSectionResizeMode(MeetingListModel::Kinds,
                                 titled ? QHeaderView::Interactive : QHeaderView::Stretch);
    header->setSectionResizeMode(MeetingListModel::Title,
                                 titled ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (titled)
        table->resizeColumnToContents(MeetingListModel::Kinds);
    for (const int column :
         {MeetingListModel::HeldOn, MeetingListModel::Organisation, MeetingListModel::Attendance,
          MeetingListModel::Files, MeetingListModel::State, MeetingListModel::Delivered})
        table->resizeColumnToContents(column);
}

void MeetingsPage::find()
{
    showList();
    m_search->setFocus();
    m_search->selectAll();
}

void MeetingsPage::createNew()
{
    if (m_workspace.mayEdit())
        startNew({});
}

void MeetingsPage::startNew(const QList<models::MeetingKind> &kinds)
{
    if (m_ui->stack->currentWidget() == m_wizard)
        m_wizard->saveDraft();
    if (m_workspace.branch().id.isNull()) {
        emit messageRaised(tr("Choose a branch first."), false);
        return;
    }
    m_wizard->startNew(kinds);
    showWizard();
}

void MeetingsPage::save()
{
    if (m_ui->stack->currentWidget() == m_wizard)
        m_wizard->save();
}

bool MeetingsPage::knows(const QString &target) const
{
    return target == u"meetings"_s || target.startsWith(meetingTarget)
        || target.startsWith(newTarget) || target.startsWith(draftTarget);
}

bool MeetingsPage::open(const QString &target)
{
    if (target.startsWith(meetingTarget)) {
        showMeeting(models::MeetingId::fromString(target.mid(meetingTarget.size())));
        return m_ui->stack->currentWidget() == m_view;
    }
    if (target.startsWith(draftTarget))
        return resumeDraft(models::RecordId::fromString(target.mid(draftTarget.size())));
    if (target.startsWith(newTarget)) {
        const auto kind = models::meetingKindOf(target.mid(newTarget.size()));
        startNew(kind ? QList{*kind} : QList<models::MeetingKind>());
        return true;
    }
    return knows(target);
}

bool MeetingsPage::resumeDraft(models::RecordId record)
{
    const auto draft = m_workspace.drafts.find(u"meeting"_s, record, m_workspace.person());
    if (!draft)
        return false;
    m_workspace.workOn(draft->organisation);
    m_wizard->resume(*draft);
    showWizard();
    return true;
}

bool MeetingsPage::isDirty() const
{
    return m_ui->stack->currentWidget() == m_wizard && m_wizard->isDirty();
}

void MeetingsPage::saveDraft()
{
    if (m_ui->stack->currentWidget() == m_wizard)
        m_wizard->saveDraft();
}

void MeetingsPage::leaveRecord()
{
    // Undo would change a book that is no longer in view.
    m_undoTxn = 0;
    m_undoBar->dismiss();
    if (m_ui->stack->currentWidget() == m_wizard)
        m_wizard->close();
    m_ui->stack->setCurrentIndex(0);
}

void MeetingsPage::showList()
{
    m_ui->stack->setCurrentIndex(0);
    readList();
    m_ui->table->setFocus();
}

void MeetingsPage::showMeeting(models::MeetingId id)
{
    if (const auto meeting = m_workspace.meetings.find(id))
        m_workspace.workOn(meeting->organisation);
    if (const auto shown = m_view->show(id); !shown) {
        emit messageRaised(text::errorSentence(shown.error()), true);
        return;
    }
    m_ui->stack->setCurrentWidget(m_view);
    m_view->setFocus();
}

void MeetingsPage::showWizard()
{
    m_ui->stack->setCurrentWidget(m_wizard);
}

void MeetingsPage::onSaved(bool submitted)
{
    offerUndo(submitted ? tr("Saved and submitted.") : tr("Saved."), m_wizard->savedTxn());
}

void MeetingsPage::offerUndo(const QString &sentence, qint64 txn)
{
    m_undoTxn = txn;
    m_undoBar->showMessage(sentence, Tone::Ok, tr("Undo (Ctrl+Z)"));
}

void MeetingsPage::undo()
{
    if (m_undoTxn == 0)
        return Page::undo();
    const auto undone = m_workspace.writer.undo(m_undoTxn);
    m_undoTxn = 0;
    if (!undone) {
        m_undoBar->showMessage(undone.error().code == models::Error::Conflict
                                   ? tr("It has been changed again since; it cannot be taken back "
                                        "as a whole.")
                                   : text::errorSentence(undone.error()),
                               Tone::Warning);
        return;
    }
    m_undoBar->showMessage(tr("Taken back."), Tone::Info);
    m_workspace.noticeChange({models::kind::meeting.toString(), models::kind::agendaItem.toString(),
                              models::kind::attendance.toString(),
                              models::kind::attachment.toString()});
    readList();
}

void MeetingsPage::askToRemove()
{
    const auto &meeting = m_view->meeting();
    auto *question = new QMessageBox(
        QMessageBox::Warning, tr("Remove the meeting"),
        tr("Remove %1 of %2 with its agenda, attendance and photos?")
            .arg(headlineOf(meeting.kinds, meeting.title), text::longDateText(meeting.heldOn)),
        QMessageBox::NoButton, this);
    question->setInformativeText(
        tr("It disappears at the town as well. You can take it back with Undo afterwards."));
    auto *remove = question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    auto *keep = question->addButton(tr("Keep it"), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    question->setEscapeButton(keep);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QMessageBox::buttonClicked, this,
            [this, remove, meeting](QAbstractButton *button) {
                if (button != remove)
                    return;
                const auto removed = m_workspace.meetings.remove(meeting.id, meeting.revision);
                if (!removed) {
                    emit messageRaised(text::errorSentence(removed.error()), true);
                    return;
                }
                const qint64 txn = m_workspace.writer.lastTxn();
                m_workspace.noticeChange({models::kind::meeting.toString()});
                showList();
                offerUndo(tr("Removed."), txn);
            });
    question->open();
}

} // namespace ui
