// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/MembersPage.h"

#include "models/documents/SheetWriter.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/store/ChangeWriter.h"
#include "models/store/DraftRepository.h"
#include "models/store/MemberRepository.h"
#include "models/store/OrganisationRepository.h"
#include "ui/members/ExampleRoster.h"
#include "ui/members/ExportDialog.h"
#include "ui/members/ImportDialog.h"
#include "ui/members/MemberCard.h"
#include "ui/members/MemberEditor.h"
#include "ui/members/MemberListModel.h"
#include "ui/records/PillDelegate.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Words.h"
#include "ui/theme/Icon.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/KeyCommand.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/Styling.h"
#include "ui/Workspace.h"
#include "ui_MembersPage.h"

#include <QHeaderView>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

enum StandingChoice { Anybody, Suspended, Lost, Away };

const auto memberTarget = u"member:"_s;
const auto draftTarget = u"member-draft:"_s;

constexpr int usualSearch = 260;
//! Picture and edges of the search field beside its prompt.
constexpr int searchFrame = 64;
constexpr int cellSpace = 24;
constexpr int pillSpace = 50;

//! Digits that almost everything in a column fits into; what is longer ends in dots.
int digitsOf(int column)
{
    switch (column) {
    case MemberListModel::Name:
        return 13;
    case MemberListModel::IdentityNumber:
    case MemberListModel::Branch:
        return 16;
    case MemberListModel::JoinedOn:
    case MemberListModel::Mobile:
        return 10;
    case MemberListModel::Category:
    case MemberListModel::BranchPost:
        return 8;
    }
    return 4;
}

} // namespace

MembersPage::MembersPage(Workspace &workspace, QWidget *parent)
    : Page(parent),
      m_workspace(workspace),
      m_ui(std::make_unique<Ui::MembersPage>()),
      m_model(new MemberListModel(this))
{
    m_ui->setupUi(this);
    m_search = new SearchField(tr("Name, pinyin or initials"));
    m_ui->filterRow->insertWidget(0, m_search);
    setTabOrder(m_search, m_ui->categoryBox);
    setFocusProxy(m_search);
    for (auto *button : {m_ui->newButton, m_ui->importButton})
        button->setVisible(workspace.mayEdit());
    m_ui->newButton->setIcon(iconOnAccent(u"add"_s));
    m_ui->importButton->setIcon(lineIcon(u"download"_s));
    m_ui->exportButton->setIcon(lineIcon(u"document"_s));
    m_ui->importButton->setToolTip(tr("Import from Excel"));
    m_ui->exportButton->setToolTip(tr("Export to Excel"));
    m_ui->newButton->setToolTip(tr("New member"));
    for (auto *button : {m_ui->importButton, m_ui->exportButton, m_ui->newButton})
        button->setAccessibleName(button->toolTip());

    m_empty = new EmptyState(u"members"_s, tr("No members yet"),
                             workspace.mayEdit()
                                 ? tr("Import the roster from an Excel file, or enter the first "
                                      "member by hand.")
                                 : tr("Nothing has arrived from the branches yet."));
    if (workspace.mayEdit()) {
        connect(m_empty->addAction(tr("Import from Excel"), u"download"_s), &QPushButton::clicked,
                this, &MembersPage::openImport);
        auto *example = m_empty->addAction(tr("Save an example file…"), u"document"_s);
        example->setObjectName(u"exampleButton"_s);
        connect(example, &QPushButton::clicked, this, [this] {
            chooseExampleFile(this, [this](const QString &path) { saveExample(path); });
        });
        connect(m_empty->addAction(tr("New member"), u"add"_s), &QPushButton::clicked, this,
                &MembersPage::createNew);
    }
    m_ui->contentStack->addWidget(m_empty);
    buildList();
    buildDetail();

    connect(m_ui->newButton, &QPushButton::clicked, this, &MembersPage::createNew);
    connect(m_ui->importButton, &QPushButton::clicked, this, &MembersPage::openImport);
    connect(m_ui->exportButton, &QPushButton::clicked, this, &MembersPage::openExport);
    connect(new KeyCommand({QKeySequence::Undo}, tr("Take back the last change"), this),
            &QShortcut::activated, this, &MembersPage::undo);
    new TypedKeys({{tr("Enter"), tr("Change the chosen member")}}, m_ui->table);
}

MembersPage::~MembersPage() = default;

void MembersPage::buildList()
{
    m_ui->categoryBox->addItem(tr("All categories"));
    for (const auto category : {models::MemberCategory::Full, models::MemberCategory::Probationary})
        m_ui->categoryBox->addItem(text::nameOf(category), int(category));
    m_ui->categoryBox->setAccessibleName(tr("Category"));
    m_ui->standingBox->addItem(tr("Any standing"), Anybody);
    m_ui->standingBox->addItem(text::nameOf(models::MemberStanding::Suspended), Suspended);
    m_ui->standingBox->addItem(tr("Lost contact"), Lost);
    m_ui->standingBox->addItem(tr("Away"), Away);
    m_ui->standingBox->setAccessibleName(tr("Standing"));

    auto *table = m_ui->table;
    table->setModel(m_model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setAccessibleName(tr("Members"));
    table->verticalHeader()->hide();
    // One height for all rows: 35,000 of them are never measured.
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto *pills = new PillDelegate(this);
    table->setItemDelegateForColumn(MemberListModel::Category, pills);
    table->setItemDelegateForColumn(MemberListModel::Standing, pills);
    auto *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->viewport()->installEventFilter(this);
    m_ui->splitter->setStretchFactor(0, 3);
    m_ui->splitter->setStretchFactor(1, 2);
    m_ui->splitter->setSizes({650, 430});

    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &MembersPage::showCurrent);
    connect(table, &QTableView::activated, this, &MembersPage::editShown);
    connect(m_search, &SearchField::searchChanged, this, &MembersPage::filter);
    connect(m_ui->categoryBox, &QComboBox::currentIndexChanged, this, &MembersPage::filter);
    connect(m_ui->standingBox, &QComboBox::currentIndexChanged, this, &MembersPage::filter);
}

bool MembersPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return Page::eventFilter(watched, event);
}

void MembersPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitFilters();
}

void MembersPage::fitFilters()
{
    const auto shrink = [this](QPushButton *button, const QString &words, bool narrow) {
        button->setText(narrow ? QString() : words);
        setStyleProperty(button, "compact", narrow ? u"true"_s : u"false"_s);
    };
    // Beside an open help the words of the buttons make room; their pictures and tips stay.
    for (int narrow = 0; narrow <= 2; ++narrow) {
        const int prompt =
            searchFrame + m_search->fontMetrics().horizontalAdvance(m_search->placeholderText());
        m_search->setMinimumWidth(narrow > 0 ? prompt : qMax(prompt, usualSearch));
        m_ui->countLabel->setVisible(narrow == 0);
        shrink(m_ui->importButton, tr("&Import…"), narrow > 0);
        shrink(m_ui->exportButton, tr("E&xport…"), narrow > 0);
        shrink(m_ui->newButton, tr("&New member"), narrow > 1);
        // It hears of new words when next laid out; only the search may be narrower than it likes.
        m_ui->filterRow->invalidate();
        const auto spared = m_search->sizeHint().width() - m_search->minimumWidth();
        if (m_ui->filterRow->sizeHint().width() - spared <= width() - 2 * space::page)
            return;
    }
}

void MembersPage::fitColumns()
{
    auto *table = m_ui->table;
    QHash<int, int> widths;
    int needed = 0;
    for (int column = 0; column < MemberListModel::ColumnCount; ++column) {
        const bool pill =
            column == MemberListModel::Category || column == MemberListModel::Standing;
        const auto heading = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole);
        const int text = qMax(table->fontMetrics().horizontalAdvance(u'0') * digitsOf(column),
                              table->fontMetrics().horizontalAdvance(heading.toString()));
        widths[column] = text + (pill ? pillSpace : cellSpace);
        needed += column == MemberListModel::Branch && !m_workspace.branch().id.isNull()
            ? 0
            : widths[column];
    }
    table->setColumnHidden(MemberListModel::Branch, !m_workspace.branch().id.isNull());
    // The card beside the list has them all; the list never scrolls sideways.
    for (const int column :
         {MemberListModel::Mobile, MemberListModel::JoinedOn, MemberListModel::IdentityNumber,
          MemberListModel::Sex, MemberListModel::BranchPost, MemberListModel::Standing,
          MemberListModel::Category}) {
        const bool hidden = needed > table->viewport()->width();
        table->setColumnHidden(column, hidden);
        needed -= hidden ? widths[column] : 0;
    }
    for (auto width = widths.cbegin(); width != widths.cend(); ++width) {
        if (!table->isColumnHidden(width.key()))
            table->horizontalHeader()->resizeSection(width.key(), width.value());
    }
}

void MembersPage::buildDetail()
{
    m_noChoice = new EmptyState(u"person"_s, tr("Nobody chosen"),
                                tr("Choose a member on the left to see the record."));
    m_card = new MemberCard(m_workspace);
    m_editor = new MemberEditor(m_workspace);
    m_ui->detailStack->addWidget(m_noChoice);
    m_ui->detailStack->addWidget(m_card);
    m_ui->detailStack->addWidget(m_editor);
    // One red button at a time: while somebody is edited it is the editor's.
    connect(m_ui->detailStack, &QStackedWidget::currentChanged, this, [this] {
        m_ui->newButton->setIcon(isEditing() ? lineIcon(u"add"_s) : iconOnAccent(u"add"_s));
        setStyleProperty(m_ui->newButton, "primary", isEditing() ? u"false"_s : u"true"_s);
    });
    connect(m_card, &MemberCard::editRequested, this, &MembersPage::editShown);
    connect(m_card, &MemberCard::undoRequested, this, &MembersPage::undo);
    connect(m_editor, &MemberEditor::saved, this, &MembersPage::onSaved);
    connect(m_editor, &MemberEditor::closed, this, [this] {
        m_ui->detailStack->setCurrentWidget(m_noChoice);
        showMember(m_editor->member());
        m_ui->table->setFocus();
    });
}

QString MembersPage::title() const
{
    return tr("Members");
}

QString MembersPage::iconName() const
{
    return u"members"_s;
}

QString MembersPage::helpTopic() const
{
    return u"members"_s;
}

void MembersPage::load()
{
    const auto branch = m_workspace.branch().id;
    const auto members = m_workspace.members.list(branch);
    if (!members) {
        emit messageRaised(text::errorSentence(members.error()), true);
        return;
    }
    QHash<models::OrganisationId, QString> names;
    if (branch.isNull()) {
        const auto organisations = m_workspace.organisations.list();
        for (const auto &found : organisations.value_or(QList<models::Organisation>()))
            names.insert(found.id, found.name);
    }
    const auto shown = m_card->member();
    fitFilters();
    fitColumns();
    m_model->setMembers(*members, names);
    filter();
    showMember(shown);
}

void MembersPage::filter()
{
    const auto shown = m_card->member();
    MemberListFilter filter{.text = m_search->text()};
    if (m_ui->categoryBox->currentIndex() > 0)
        filter.category = models::MemberCategory(m_ui->categoryBox->currentData().toInt());
    const int standing = m_ui->standingBox->currentData().toInt();
    filter.suspendedOnly = standing == Suspended;
    filter.lostOnly = standing == Lost;
    filter.awayOnly = standing == Away;
    m_model->setFilter(filter);
    const int count = m_model->rowCount();
    m_ui->countLabel->setText(count == m_model->total()
                                  ? tr("%n members", nullptr, count)
                                  : tr("%1 of %2 members").arg(count).arg(m_model->total()));
    const bool nobody = m_model->total() == 0 && !isEditing();
    m_ui->contentStack->setCurrentIndex(nobody ? 1 : 0);
    if (m_model->rowOf(shown) >= 0)
        showMember(shown);
}

void MembersPage::find()
{
    m_search->setFocus();
    m_search->selectAll();
}

void MembersPage::createNew()
{
    if (!m_workspace.mayEdit())
        return;
    if (m_workspace.branch().id.isNull()) {
        emit messageRaised(tr("Choose a branch first."), false);
        return;
    }
    saveDraft();
    m_ui->contentStack->setCurrentIndex(0);
    m_ui->detailStack->setCurrentWidget(m_editor);
    m_editor->startNew();
}

void MembersPage::save()
{
    if (isEditing())
        m_editor->save();
}

bool MembersPage::knows(const QString &target) const
{
    return target == u"members"_s || target.startsWith(memberTarget)
        || target.startsWith(draftTarget);
}

bool MembersPage::open(const QString &target)
{
    if (target.startsWith(draftTarget))
        return resumeDraft(models::RecordId::fromString(target.mid(draftTarget.size())));
    if (!target.startsWith(memberTarget))
        return knows(target);
    const auto id = models::MemberId::fromString(target.mid(memberTarget.size()));
    if (const auto member = m_workspace.members.find(id))
        m_workspace.workOn(member->organisation);
    m_search->clear();
    m_ui->categoryBox->setCurrentIndex(0);
    m_ui->standingBox->setCurrentIndex(0);
    filter();
    showMember(id);
    return m_card->member() == id;
}

bool MembersPage::resumeDraft(models::RecordId record)
{
    const auto draft = m_workspace.drafts.find(u"member"_s, record, m_workspace.person());
    if (!draft)
        return false;
    m_workspace.workOn(draft->organisation);
    m_ui->contentStack->setCurrentIndex(0);
    m_ui->detailStack->setCurrentWidget(m_editor);
    m_editor->resume(*draft);
    return true;
}

bool MembersPage::isEditing() const
{
    return m_ui->detailStack->currentWidget() == m_editor;
}

bool MembersPage::isDirty() const
{
    return isEditing() && m_editor->isDirty();
}

void MembersPage::saveDraft()
{
    if (isEditing())
        m_editor->saveDraft();
}

void MembersPage::leaveRecord()
{
    m_undoTxn = 0;
    m_undoMember = {};
    if (isEditing())
        m_editor->close();
    m_ui->detailStack->setCurrentWidget(m_noChoice);
    m_card->show({});
}

void MembersPage::showCurrent()
{
    const QModelIndex current = m_ui->table->currentIndex();
    if (!current.isValid())
        return;
    if (isEditing())
        m_editor->saveDraft();
    const auto &member = m_model->member(current.row());
    m_card->show(member);
    m_card->offerUndo(member.id == m_undoMember ? tr("Saved.") : QString());
    m_ui->detailStack->setCurrentWidget(m_card);
}

void MembersPage::showMember(models::MemberId id)
{
    const int row = m_model->rowOf(id);
    if (row < 0 || isEditing())
        return;
    const auto index = m_model->index(row, 0);
    m_ui->table->setCurrentIndex(index);
    m_ui->table->scrollTo(index);
    showCurrent();
}

void MembersPage::editShown()
{
    if (!m_workspace.mayEdit() || m_ui->detailStack->currentWidget() != m_card)
        return;
    const auto id = m_card->member();
    if (resumeDraft(id.as<models::RecordTag>()))
        return;
    const auto member = m_workspace.members.find(id);
    if (!member) {
        emit messageRaised(text::errorSentence(member.error()), true);
        return;
    }
    m_ui->detailStack->setCurrentWidget(m_editor);
    m_editor->edit(*member);
}

void MembersPage::onSaved(models::MemberId id, qint64 txn, bool)
{
    m_undoTxn = txn;
    m_undoMember = id;
    load();
}

void MembersPage::undo()
{
    if (m_undoTxn == 0 || isEditing())
        return Page::undo();
    const auto undone = m_workspace.writer.undo(m_undoTxn);
    m_undoTxn = 0;
    m_undoMember = {};
    if (!undone) {
        emit messageRaised(undone.error().code == models::Error::Conflict
                               ? tr("It has been changed again since; it cannot be taken back as "
                                    "a whole.")
                               : text::errorSentence(undone.error()),
                           true);
        return;
    }
    m_ui->detailStack->setCurrentWidget(m_noChoice);
    m_workspace.noticeChange({models::kind::member.toString()});
    load();
    emit messageRaised(tr("Taken back."), false);
}

void MembersPage::openImport()
{
    auto *dialog = new ImportDialog(m_workspace, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, &MembersPage::load);
    dialog->open();
}

bool MembersPage::saveExample(const QString &path)
{
    const auto written = models::writeSheet(exampleRoster(), path);
    if (!written) {
        emit messageRaised(text::errorSentence(written.error()), true);
        return false;
    }
    emit messageRaised(tr("The example is saved. Fill in your members in its place, then import "
                          "the file here."),
                       false);
    return true;
}

void MembersPage::openExport()
{
    auto *dialog = new ExportDialog(m_workspace, m_model->shownMembers(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::messageRaised, this, &Page::messageRaised);
    dialog->open();
}

} // namespace ui
