// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/ExportDialog.h"

#include "models/documents/MemberRoster.h"
#include "models/documents/SheetWriter.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "models/store/AccessLog.h"
#include "models/store/OrganisationRepository.h"
#include "ui/help/HelpKey.h"
#include "ui/members/RevealDialog.h"
#include "ui/records/ValueText.h"
#include "ui/text/ErrorText.h"
#include "ui/text/FieldText.h"
#include "ui/text/Format.h"
#include "ui/Workspace.h"
#include "ui_ExportDialog.h"

#include <QFileDialog>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QString wordOf(QStringView kind, QStringView field, QStringView word)
{
    return valueText(kind, field.toString(), word.toString());
}

} // namespace

ExportDialog::ExportDialog(Workspace &workspace, const QList<models::Member> &members,
                           QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_ui(std::make_unique<Ui::ExportDialog>()),
      m_members(members)
{
    m_ui->setupUi(this);
    new HelpKey(this, u"members"_s);
    m_ui->countLabel->setText(
        tr("%n members of the list go into an Excel workbook.", nullptr, int(members.size())));
    m_ui->purposeBox->addItems(
        {tr("Branch work at the office"), tr("Reporting to the town"), tr("Checking the roster")});
    m_ui->purposeBox->setAccessibleName(tr("Purpose"));
    m_ui->acceptButton->setEnabled(!members.isEmpty());
    connect(m_ui->purposeBox, &QComboBox::currentTextChanged, this, [this](const QString &text) {
        m_ui->acceptButton->setEnabled(!text.trimmed().isEmpty() && !m_members.isEmpty());
    });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->acceptButton, &QPushButton::clicked, this, &ExportDialog::chooseFile);
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::chooseFile()
{
    const QString name = tr("Roster %1.xlsx").arg(m_workspace.clock.today().toString(Qt::ISODate));
    auto *dialog =
        new QFileDialog(this, tr("Export members"),
                        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                        tr("Excel workbook (*.xlsx);;CSV for Excel (*.csv)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"xlsx"_s);
    dialog->selectFile(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (exportTo(path))
            accept();
    });
    dialog->open();
}

bool ExportDialog::exportTo(const QString &path)
{
    const bool full = m_ui->fullButton->isChecked();
    models::AccessLog access(m_workspace.database, m_workspace.clock, m_workspace.person());
    const auto noted = access.append({.action = full ? u"export-full"_s : u"export-masked"_s,
                                      .kind = models::kind::member.toString(),
                                      .purpose = m_ui->purposeBox->currentText().trimmed()});
    if (!noted) {
        emit messageRaised(text::errorSentence(noted.error()), true);
        return false;
    }
    QHash<models::OrganisationId, QString> names;
    const auto organisations = m_workspace.organisations.list();
    for (const auto &found : organisations.value_or(QList<models::Organisation>()))
        names.insert(found.id, found.name);
    const models::ExportOptions options{
        .unmasked = full,
        .words = {.label = [](QStringView kind,
                              QStringView field) { return text::fieldLabel(kind, field); },
                  .word = wordOf},
        .organisations = names};
    const models::RosterHeadings headings{
        .title = tr("Roster of members"),
        .subtitle =
            tr("%1 · %2 · %n members", nullptr, int(m_members.size()))
                .arg(m_workspace.branch().name, text::longDateText(m_workspace.clock.today())),
        .number = tr("No.")};
    const auto written = models::writeSheet(models::rosterOf(m_members, headings, options), path);
    if (!written) {
        emit messageRaised(text::errorSentence(written.error()), true);
        return false;
    }
    emit messageRaised(full ? tr("Exported. The file is not encrypted: delete it when it is no "
                                 "longer needed.")
                            : tr("Exported."),
                       false);
    return true;
}

} // namespace ui
