// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/AgendaStep.h"

#include "models/domain/Clock.h"
#include "models/store/OrganisationRepository.h"
#include "ui/meetings/AgendaModel.h"
#include "ui/text/Words.h"
#include "ui/theme/Icon.h"
#include "ui/widgets/EmptyListHint.h"
#include "ui/Workspace.h"
#include "ui_AgendaStep.h"

#include <QInputDialog>

using namespace Qt::StringLiterals;

namespace ui {

AgendaStep::AgendaStep(Workspace &workspace, QWidget *parent)
    : WizardStep(parent),
      m_workspace(workspace),
      m_ui(std::make_unique<Ui::AgendaStep>()),
      m_agenda(new AgendaModel(this)),
      m_templates(workspace.settings)
{
    m_ui->setupUi(this);
    m_ui->hintLabel->setText(tr("Enter edits, Delete removes, Alt+Up and Alt+Down (or dragging) "
                                "move an item. A template is a start: change it as you like."));
    m_ui->agendaList->setAgenda(m_agenda);
    new EmptyListHint(m_ui->agendaList,
                      tr("Nothing on the agenda yet: use a template, or type the "
                         "first item below."));
    m_ui->addButton->setIcon(lineIcon(u"add"_s));
    m_ui->upButton->setIcon(lineIcon(u"chevron-up"_s));
    m_ui->downButton->setIcon(lineIcon(u"chevron-down"_s));
    m_ui->removeButton->setIcon(lineIcon(u"remove"_s));
    m_ui->newTitleEdit->setAccessibleName(tr("New agenda item"));

    connect(m_agenda, &AgendaModel::changed, this, &WizardStep::changed);
    connect(m_ui->agendaList, &AgendaList::itemWanted, this, [this] {
        const int row = m_agenda->insertAfter(m_ui->agendaList->currentIndex().row(), newItem({}));
        m_ui->agendaList->setCurrentIndex(m_agenda->index(row));
        m_ui->agendaList->edit(m_agenda->index(row));
    });
    connect(m_ui->newTitleEdit, &QLineEdit::textEdited, this, &WizardStep::changed);
    connect(m_ui->newTitleEdit, &QLineEdit::returnPressed, this, &AgendaStep::addTyped);
    connect(m_ui->addButton, &QPushButton::clicked, this, &AgendaStep::addTyped);
    connect(m_ui->upButton, &QPushButton::clicked, m_ui->agendaList, &AgendaList::moveUp);
    connect(m_ui->downButton, &QPushButton::clicked, m_ui->agendaList, &AgendaList::moveDown);
    connect(m_ui->removeButton, &QPushButton::clicked, m_ui->agendaList,
            &AgendaList::removeCurrent);
    connect(m_ui->useTemplateButton, &QPushButton::clicked, this, &AgendaStep::useTemplate);
    connect(m_ui->keepTemplateButton, &QPushButton::clicked, this, &AgendaStep::keepTemplate);
}

AgendaStep::~AgendaStep() = default;

QString AgendaStep::title() const
{
    return tr("Agenda");
}

void AgendaStep::load(const models::Meeting &meeting)
{
    m_agenda->load(meeting.agenda);
    m_ui->agendaList->setCurrentIndex(m_agenda->index(0));
    m_ui->newTitleEdit->clear();
    // The branch of the meeting, which need not be the one in view.
    const auto branch = m_workspace.organisations.find(meeting.organisation);
    m_category = branch ? branch->category : QString();
    showTemplates();
    // "5+X" and the like head the list and suit theme days; other kinds have one of their name.
    for (const auto kind : meeting.kinds) {
        const int named = m_ui->templateBox->findText(text::nameOf(kind));
        if (named >= 0) {
            m_ui->templateBox->setCurrentIndex(named);
            break;
        }
    }
}

void AgendaStep::showTemplates()
{
    m_offered = m_templates.list(m_category);
    m_ui->templateBox->clear();
    for (const auto &entry : m_offered)
        m_ui->templateBox->addItem(entry.name);
}

void AgendaStep::store(models::Meeting &meeting) const
{
    meeting.agenda = m_agenda->items();
    // Typed but not yet entered is not lost by going on.
    const QString typed = m_ui->newTitleEdit->text().simplified();
    if (!typed.isEmpty()) {
        auto item = newItem(typed);
        item.position = int(meeting.agenda.size());
        meeting.agenda.append(item);
    }
}

bool AgendaStep::isFilled(const models::Meeting &meeting) const
{
    return !meeting.agenda.isEmpty();
}

void AgendaStep::start()
{
    m_ui->newTitleEdit->setFocus();
}

bool AgendaStep::showField(const QString &field)
{
    if (field != u"agenda"_s)
        return false;
    start();
    return true;
}

models::AgendaItem AgendaStep::newItem(const QString &title) const
{
    models::AgendaItem item;
    item.id = models::newId<models::AgendaItemId>(m_workspace.clock, m_workspace.random);
    item.title = title;
    return item;
}

void AgendaStep::addItem(const QString &title)
{
    const int row = m_agenda->insertAfter(m_agenda->rowCount() - 1, newItem(title));
    m_ui->agendaList->setCurrentIndex(m_agenda->index(row));
}

void AgendaStep::addTyped()
{
    const QString title = m_ui->newTitleEdit->text().simplified();
    if (title.isEmpty())
        return;
    m_ui->newTitleEdit->clear();
    addItem(title);
    m_ui->newTitleEdit->setFocus();
}

void AgendaStep::useTemplate()
{
    const int chosen = m_ui->templateBox->currentIndex();
    if (chosen < 0)
        return;
    QStringList present;
    for (const auto &item : m_agenda->items())
        present.append(item.title);
    // Adds what is missing and takes nothing away: a template never costs typed work.
    for (const auto &title : m_offered[chosen].titles) {
        if (!present.contains(title))
            addItem(title);
    }
    m_ui->newTitleEdit->setFocus();
}

void AgendaStep::keepTemplate()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keep as template"));
    dialog->setLabelText(tr("Name of the template"));
    dialog->setOkButtonText(tr("Keep"));
    dialog->setTextValue(m_ui->templateBox->currentText());
    // The dialog itself takes the least width of its parts.
    constexpr int nameWidth = 380;
    if (auto *name = dialog->findChild<QLineEdit *>())
        name->setMinimumWidth(nameWidth);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        const QString name = text.simplified();
        QStringList titles;
        for (const auto &item : m_agenda->items())
            titles.append(item.title);
        if (name.isEmpty() || titles.isEmpty())
            return;
        if (m_templates.keep(name, titles)) {
            showTemplates();
            m_ui->templateBox->setCurrentText(name);
            emit messageRaised(tr("The template %1 is kept.").arg(name));
        } else {
            emit messageRaised(tr("The template could not be kept."));
        }
    });
    dialog->open();
}

} // namespace ui
