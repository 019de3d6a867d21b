// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/RevealDialog.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/store/AccessLog.h"
#include "ui/help/HelpKey.h"
#include "ui/text/ErrorText.h"
#include "ui/Workspace.h"
#include "ui_RevealDialog.h"

using namespace Qt::StringLiterals;

namespace ui {

RevealDialog::RevealDialog(Workspace &workspace, const models::Member &member, QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_member(member.id),
      m_ui(std::make_unique<Ui::RevealDialog>())
{
    m_ui->setupUi(this);
    new HelpKey(this, u"members"_s);
    m_ui->questionLabel->setText(tr("Show the covered data of %1?").arg(member.name));
    m_ui->purposeBox->addItems(purposes());
    m_ui->purposeBox->setAccessibleName(tr("Purpose"));
    m_ui->acceptButton->setDefault(true);
    connect(m_ui->purposeBox, &QComboBox::currentTextChanged, this, [this](const QString &text) {
        m_ui->acceptButton->setEnabled(!text.trimmed().isEmpty());
    });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->acceptButton, &QPushButton::clicked, this, &RevealDialog::log);
}

RevealDialog::~RevealDialog() = default;

QStringList RevealDialog::purposes()
{
    return {tr("Checking the record with the person"), tr("Filling in a form for the person"),
            tr("Contacting the person"), tr("Correcting the record")};
}

void RevealDialog::log()
{
    models::AccessLog access(m_workspace.database, m_workspace.clock, m_workspace.person());
    const auto written = access.append({.action = QStringLiteral("reveal"),
                                        .kind = models::kind::member.toString(),
                                        .record = m_member.as<models::RecordTag>(),
                                        .purpose = m_ui->purposeBox->currentText().trimmed()});
    if (written)
        accept();
    else
        m_ui->explanationLabel->setText(text::errorSentence(written.error()));
}

} // namespace ui
