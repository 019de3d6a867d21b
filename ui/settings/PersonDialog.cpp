// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/PersonDialog.h"

#include "models/domain/WhenFinished.h"
#include "models/store/Vault.h"
#include "ui/help/HelpKey.h"
#include "ui/setup/NewPassphrase.h"
#include "ui/setup/VaultDoor.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PassphraseEdit.h"
#include "ui/widgets/PrimaryButton.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int dialogWidth = 460;
constexpr int longestLabel = 20;
} // namespace

PersonDialog::PersonDialog(Task task, VaultDoor &door, models::Vault &vault, QWidget *parent)
    : QDialog(parent),
      m_task(task),
      m_door(door),
      m_vault(vault)
{
    const bool adding = task == Task::AddPerson;
    setWindowTitle(adding ? tr("Add a person") : tr("Change the passphrase"));
    setMinimumWidth(dialogWidth);
    new HelpKey(this, u"settings"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->setSpacing(space::small);
    layout->addWidget(new Label(windowTitle(), Label::Role::Title));
    m_messages = new MessageBar;
    layout->addWidget(m_messages);
    layout->addSpacing(space::small);

    const auto addField = [layout](const QString &name, QWidget *field) {
        auto *label = new Label(name);
        label->setBuddy(field);
        layout->addWidget(label);
        layout->addWidget(field);
    };
    if (adding) {
        m_label = new QLineEdit;
        m_label->setObjectName(u"labelEdit"_s);
        m_label->setMaxLength(longestLabel);
        m_label->setAccessibleName(tr("Post, as shown at unlock"));
        addField(m_label->accessibleName(), m_label);
        layout->addWidget(new Label(tr("Readable without a passphrase: no names, please."),
                                    Label::Role::Caption));
        connect(m_label, &QLineEdit::textChanged, this, &PersonDialog::refresh);
    } else {
        m_old = new PassphraseEdit(tr("Present passphrase"));
        m_old->setObjectName(u"oldPassphraseEdit"_s);
        addField(m_old->accessibleName(), m_old);
        connect(m_old, &PassphraseEdit::edited, this, &PersonDialog::refresh);
    }
    layout->addSpacing(space::small);
    m_passphrase = new NewPassphrase(adding ? QString() : tr("New passphrase"));
    layout->addWidget(m_passphrase);
    connect(m_passphrase, &NewPassphrase::changed, this, &PersonDialog::refresh);
    connect(m_passphrase, &NewPassphrase::accepted, this, &PersonDialog::start);

    layout->addSpacing(space::small);
    auto *buttons = new QHBoxLayout;
    m_progress = new Label({}, Label::Role::Muted);
    buttons->addWidget(m_progress, 1);
    m_cancel = new QPushButton(tr("Cancel"));
    connect(m_cancel, &QPushButton::clicked, this, &PersonDialog::reject);
    buttons->addWidget(m_cancel);
    m_ok = new PrimaryButton(adding ? tr("Add") : tr("Change"));
    m_ok->setObjectName(u"okButton"_s);
    connect(m_ok, &QPushButton::clicked, this, &PersonDialog::start);
    buttons->addWidget(m_ok);
    layout->addLayout(buttons);
    refresh();
}

void PersonDialog::reject()
{
    if (!m_busy)
        QDialog::reject();
}

void PersonDialog::refresh()
{
    const bool named = !m_label || !m_label->text().trimmed().isEmpty();
    const bool proved = !m_old || !m_old->isEmpty();
    m_ok->setEnabled(!m_busy && named && proved && m_passphrase->isReady());
    m_cancel->setEnabled(!m_busy);
    m_progress->setText(m_busy ? tr("Making the keys…") : QString());
}

QFuture<models::Result<void>> PersonDialog::run()
{
    if (m_task == Task::AddPerson)
        return m_door.addPerson(m_vault, m_label->text().trimmed(), m_passphrase->take());
    return m_door.changePassphrase(m_vault, m_old->take(), m_passphrase->take());
}

void PersonDialog::start()
{
    if (!m_ok->isEnabled())
        return;
    m_messages->dismiss();
    auto future = run();
    m_busy = true;
    refresh();
    models::whenFinished(future, this, [this](const models::Result<void> &done) {
        m_busy = false;
        refresh();
        if (done)
            accept();
        else
            m_messages->showMessage(text::errorSentence(done.error()), Tone::Error);
    });
}

} // namespace ui
