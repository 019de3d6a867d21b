// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/ImportDialog.h"

#include "models/documents/ErrorRows.h"
#include "models/documents/MappingMemory.h"
#include "models/documents/SheetWriter.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/store/ChangeWriter.h"
#include "ui/help/HelpKey.h"
#include "ui/members/ImportFileStep.h"
#include "ui/members/ImportMappingStep.h"
#include "ui/members/ImportResultStep.h"
#include "ui/members/ImportTask.h"
#include "ui/text/ErrorText.h"
#include "ui/text/FieldText.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/LinkButton.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/Workspace.h"

#include <QFileDialog>
#include <QProgressBar>
#include <QStackedWidget>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

ImportDialog::ImportDialog(Workspace &workspace, QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace)
{
    setWindowTitle(tr("Import members"));
    m_help = new HelpKey(this, u"import"_s);
    resize(940, 620);
    build();
    connect(m_file, &ImportFileStep::fileChosen, this, &ImportDialog::openFile);
    connect(m_mapping, &ImportMappingStep::sheetChosen, this, &ImportDialog::chooseSheet);
    connect(m_mapping, &ImportMappingStep::mappingChanged, this, &ImportDialog::updateButtons);
    connect(m_result, &ImportResultStep::errorRowsRequested, this,
            &ImportDialog::chooseErrorRowsFile);
    connect(m_back, &QPushButton::clicked, this, &ImportDialog::goBack);
    connect(m_next, &QPushButton::clicked, this, &ImportDialog::goOn);
    connect(m_undo, &QPushButton::clicked, this, &ImportDialog::takeBack);
    connect(m_close, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(&m_reading, &QFutureWatcherBase::finished, this, &ImportDialog::onRead);
    connect(&m_importing, &QFutureWatcherBase::finished, this, &ImportDialog::onImported);
    connect(&m_importing, &QFutureWatcherBase::progressRangeChanged, m_progress,
            &QProgressBar::setRange);
    connect(&m_importing, &QFutureWatcherBase::progressValueChanged, m_progress,
            &QProgressBar::setValue);
    goTo(Step::File);
}

ImportDialog::~ImportDialog()
{
    m_reading.disconnect(this);
    m_importing.disconnect(this);
    if (m_stop)
        *m_stop = true;
    m_importing.waitForFinished();
    m_reading.waitForFinished();
}

void ImportDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::large, space::page, space::large);
    layout->setSpacing(space::medium);
    m_message = new MessageBar;
    m_message->hide();
    layout->addWidget(m_message);
    m_stack = new QStackedWidget;
    m_file = new ImportFileStep;
    m_mapping = new ImportMappingStep;
    m_result = new ImportResultStep;
    for (QWidget *step : {static_cast<QWidget *>(m_file), static_cast<QWidget *>(m_mapping),
                          static_cast<QWidget *>(m_result)})
        m_stack->addWidget(step);
    layout->addWidget(m_stack, 1);
    m_progress = new QProgressBar;
    m_progress->setAccessibleName(tr("Progress"));
    layout->addWidget(m_progress);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::medium);
    m_helpLink = new LinkButton(tr("Help (F1)"));
    connect(m_helpLink, &QPushButton::clicked, m_help, &HelpKey::showHelp);
    buttons->addWidget(m_helpLink);
    m_undo = new QPushButton(tr("Take the import back"));
    m_undo->setObjectName(u"undoButton"_s);
    buttons->addWidget(m_undo);
    buttons->addStretch();
    m_close = new QPushButton;
    m_close->setObjectName(u"closeButton"_s);
    m_back = new QPushButton(tr("Back"));
    m_back->setObjectName(u"backButton"_s);
    m_next = new PrimaryButton({});
    m_next->setObjectName(u"nextButton"_s);
    m_next->setDefault(true);
    for (auto *button : {m_close, m_back, m_next})
        buttons->addWidget(button);
    layout->addLayout(buttons);
}

void ImportDialog::openFile(const QString &path)
{
    if (isBusy())
        return;
    m_message->dismiss();
    m_file->setBusy(true);
    m_reading.setFuture(startReading(path));
    updateButtons();
}

void ImportDialog::onRead()
{
    m_file->setBusy(false);
    const auto tables = m_reading.result();
    if (!tables) {
        updateButtons();
        m_file->setFocus();
        return complain(tables.error());
    }
    m_mapping->setTables(*tables);
    // A cover sheet in front of the roster is passed over.
    const auto roster = std::ranges::find_if(*tables, [](const models::Table &table) {
        return models::ColumnMapping::guess(table).has_value();
    });
    chooseSheet(roster == tables->end() ? 0 : int(roster - tables->begin()));
}

void ImportDialog::chooseSheet(int sheet)
{
    const auto tables = m_reading.result();
    const auto guessed = models::ColumnMapping::guess(tables->at(sheet));
    updateButtons();
    if (!guessed) {
        m_mapping->keepSheet();
        return complain(guessed.error());
    }
    m_message->dismiss();
    // What cannot be remembered is guessed anew: no reason to stop.
    const auto recalled = models::MappingMemory(m_workspace.settings).recall(*guessed);
    m_mapping->showSheet(sheet, recalled ? *recalled : *guessed);
    goTo(Step::Mapping);
}

void ImportDialog::goOn()
{
    if (m_step == Step::Mapping)
        start(true);
    else if (m_step == Step::Check)
        start(false);
}

void ImportDialog::goBack()
{
    m_message->dismiss();
    goTo(m_step == Step::Check ? Step::Mapping : Step::File);
}

void ImportDialog::start(bool dryRun)
{
    m_message->dismiss();
    m_dryRun = dryRun;
    m_progress->setRange(0, 0);
    const ImportTask task{.vault = m_workspace.vault,
                          .clock = m_workspace.clock,
                          .random = m_workspace.random,
                          .person = m_workspace.person(),
                          .branch = m_workspace.branch().id,
                          .table = m_mapping->table(),
                          .mapping = m_mapping->mapping(),
                          .dryRun = dryRun};
    m_stop = task.stop;
    m_importing.setFuture(startImport(task));
    updateButtons();
}

void ImportDialog::onImported()
{
    updateButtons();
    const auto report = m_importing.result();
    if (!report)
        return complain(report.error());
    m_report = *report;
    m_result->showReport(m_report, !m_dryRun);
    if (m_dryRun)
        return goTo(Step::Check);
    if (const auto kept =
            models::MappingMemory(m_workspace.settings).remember(m_mapping->mapping());
        !kept)
        complain(kept.error());
    m_workspace.noticeChange({models::kind::member.toString()});
    goTo(Step::Done);
}

void ImportDialog::takeBack()
{
    const auto undone = m_workspace.writer.undo(m_report.txn);
    if (!undone) {
        if (undone.error().code == models::Error::Conflict) {
            return m_message->showMessage(
                tr("Members of this import have been changed since; it cannot be taken back as a "
                   "whole. Nothing was changed."),
                Tone::Error);
        }
        return complain(undone.error());
    }
    m_report.txn = 0;
    m_workspace.noticeChange({models::kind::member.toString()});
    m_message->showMessage(tr("The import has been taken back; the roster is as it was."),
                           Tone::Ok);
    updateButtons();
}

void ImportDialog::chooseErrorRowsFile()
{
    auto *dialog =
        new QFileDialog(this, tr("Save the rejected rows"),
                        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                        tr("Excel workbook (*.xlsx);;CSV for Excel (*.csv)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"xlsx"_s);
    dialog->selectFile(tr("Rejected rows.xlsx"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::saveErrorRows);
    dialog->open();
}

bool ImportDialog::saveErrorRows(const QString &path)
{
    const auto words = [](const models::ImportReport::Fault &fault) {
        return text::findingText(models::kind::member, {fault.field, fault.code});
    };
    const auto sheet = models::errorRows(m_mapping->table(), m_mapping->mapping(), m_report,
                                         tr("Row"), tr("Reason"), words);
    if (const auto written = models::writeSheet(sheet, path); !written) {
        complain(written.error());
        return false;
    }
    m_message->showMessage(
        tr("Saved. The file is not encrypted: delete it when it is no longer needed."), Tone::Ok);
    return true;
}

void ImportDialog::reject()
{
    if (m_importing.isRunning()) {
        *m_stop = true;
        return;
    }
    QDialog::reject();
}

void ImportDialog::goTo(Step step)
{
    m_step = step;
    switch (step) {
    case Step::File:
        m_stack->setCurrentWidget(m_file);
        break;
    case Step::Mapping:
        m_stack->setCurrentWidget(m_mapping);
        break;
    case Step::Check:
    case Step::Done:
        m_stack->setCurrentWidget(m_result);
        break;
    }
    updateButtons();
}

void ImportDialog::updateButtons()
{
    const bool busy = isBusy();
    const bool working = m_importing.isRunning();
    const int taken = m_report.created + m_report.updated;
    m_progress->setVisible(working);
    m_stack->setEnabled(!working);
    m_back->setVisible(m_step == Step::Mapping || m_step == Step::Check);
    m_back->setEnabled(!busy);
    m_next->setVisible(m_step == Step::Mapping || m_step == Step::Check);
    m_next->setText(m_step == Step::Check ? tr("Import %n members", nullptr, taken) : tr("Check"));
    const bool ready =
        m_step == Step::Check ? taken > 0 : m_mapping->mapping().columnOf(u"name") >= 0;
    m_next->setEnabled(!busy && ready);
    m_undo->setVisible(m_step == Step::Done && m_report.txn != 0);
    m_close->setText(m_step == Step::Done ? tr("Close") : tr("Cancel"));
    // The file step takes its focus away with it; what is left would be Help or Cancel, and Enter
    // press it.
    const bool isLeftOver = focusWidget() == m_close || focusWidget() == m_helpLink;
    if (m_next->isEnabled() && m_next->isVisibleTo(this) && isLeftOver)
        m_next->setFocus();
}

bool ImportDialog::isBusy() const
{
    return m_reading.isRunning() || m_importing.isRunning();
}

void ImportDialog::complain(const models::Error &error)
{
    m_message->showMessage(text::errorSentence(error),
                           error.code == models::Error::Cancelled ? Tone::Info : Tone::Error);
}

} // namespace ui
