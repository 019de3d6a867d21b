// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/JoinDialog.h"

#include "models/domain/WhenFinished.h"
#include "ui/help/HelpKey.h"
#include "ui/setup/InvitationForm.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PrimaryButton.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int dialogWidth = 600;
}

JoinDialog::JoinDialog(HubConnector &connector, const models::Vault &vault, QWidget *parent)
    : QDialog(parent),
      m_connector(connector),
      m_vault(vault)
{
    setWindowTitle(tr("Connect to the hub"));
    setMinimumWidth(dialogWidth);
    new HelpKey(this, u"settings"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->addWidget(new Label(windowTitle(), Label::Role::Title));
    layout->addWidget(Label::wrapped(
        tr("Everything recorded so far becomes the branch's at the hub. Afterwards the book is "
           "opened anew with your passphrase."),
        Label::Role::Muted));
    m_messages = new MessageBar;
    layout->addWidget(m_messages);
    m_form = new InvitationForm;
    layout->addWidget(m_form);
    connect(m_form, &InvitationForm::changed, this, &JoinDialog::refresh);
    auto *buttons = new QHBoxLayout;
    m_progress = new Label({}, Label::Role::Muted);
    buttons->addWidget(m_progress, 1);
    auto *cancel = new QPushButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &JoinDialog::reject);
    buttons->addWidget(cancel);
    m_ok = new PrimaryButton(tr("Connect"));
    m_ok->setObjectName(u"connectButton"_s);
    connect(m_ok, &QPushButton::clicked, this, &JoinDialog::start);
    buttons->addWidget(m_ok);
    layout->addLayout(buttons);
    refresh();
}

void JoinDialog::reject()
{
    if (!m_busy)
        QDialog::reject();
}

void JoinDialog::refresh()
{
    m_ok->setEnabled(!m_busy && m_form->isReady());
    m_form->setEnabled(!m_busy);
    m_progress->setText(m_busy ? tr("Asking the hub…") : QString());
}

void JoinDialog::start()
{
    m_messages->dismiss();
    m_busy = true;
    refresh();
    models::whenFinished(m_connector.join(m_vault, m_form->invitation()), this,
                         [this](const models::Result<QString> &role) {
                             m_busy = false;
                             refresh();
                             if (role)
                                 accept();
                             else
                                 m_messages->showMessage(text::errorSentence(role.error()),
                                                         Tone::Error);
                         });
}

} // namespace ui
