// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/UnlockWindow.h"

#include "models/domain/Clock.h"
#include "models/domain/WhenFinished.h"
#include "models/store/Vault.h"
#include "ui/help/HelpKey.h"
#include "ui/setup/RecoveryForm.h"
#include "ui/setup/RestoreDialog.h"
#include "ui/setup/VaultDoor.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ChoiceCard.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/LinkButton.h"
#include "ui/widgets/PassphraseEdit.h"
#include "ui/widgets/PrimaryButton.h"

#include <QButtonGroup>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
//! Two people and a message of two lines in large text.
constexpr QSize windowSize{860, 680};
constexpr int formWidth = 420;
constexpr int bookSize = 56;
constexpr qint64 secondMs = 1'000;
constexpr int tickMs = 250;
} // namespace

UnlockWindow::UnlockWindow(VaultDoor &door, QWidget *parent) : QWidget(parent), m_door(door)
{
    setWindowTitle(tr("Branchbook – unlock"));
    resize(windowSize);
    m_help = new HelpKey(this, u"unlock"_s);
    auto *layout = new QVBoxLayout(this);
    m_stack = new QStackedWidget;
    m_stack->addWidget(makeForm());
    m_recovery = new RecoveryForm(door);
    m_stack->addWidget(m_recovery);
    layout->addWidget(m_stack);
    connect(m_recovery, &RecoveryForm::left, this, [this] { m_stack->setCurrentIndex(0); });
    connect(m_recovery, &RecoveryForm::recovered, this, &UnlockWindow::unlocked);

    m_pause = new QTimer(this);
    m_pause->setInterval(tickMs);
    connect(m_pause, &QTimer::timeout, this, &UnlockWindow::tickPause);
}

QWidget *UnlockWindow::makeForm()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->addStretch(2);
    auto *book = new QLabel;
    book->setPixmap(QIcon(u":/icons/branchbook.svg"_s).pixmap(bookSize, bookSize));
    layout->addWidget(book, 0, Qt::AlignHCenter);
    auto *title = new Label(tr("Branchbook"), Label::Role::Title);
    layout->addWidget(title, 0, Qt::AlignHCenter);
    layout->addSpacing(space::small);

    auto *card = new Card;
    card->setFixedWidth(formWidth);
    card->body()->setContentsMargins(space::page, space::page, space::page, space::large);
    card->body()->addWidget(new Label(tr("Who is working?"), Label::Role::Muted));
    m_people = new QButtonGroup(this);
    m_peopleList = new QVBoxLayout;
    m_peopleList->setSpacing(space::small);
    card->body()->addLayout(m_peopleList);
    auto *label = new Label(tr("Passphrase"), Label::Role::Muted);
    card->body()->addWidget(label);
    m_passphrase = new PassphraseEdit(tr("Passphrase"));
    m_passphrase->setObjectName(u"passphraseEdit"_s);
    label->setBuddy(m_passphrase);
    card->body()->addWidget(m_passphrase);
    m_message = Label::wrapped({}, Label::Role::Body);
    m_message->setTone(Tone::Warning);
    m_message->setObjectName(u"messageLabel"_s);
    m_message->hide();
    card->body()->addWidget(m_message);
    m_open = new PrimaryButton(tr("Open"));
    m_open->setObjectName(u"openButton"_s);
    card->body()->addWidget(m_open);
    auto *forgotten = new LinkButton(tr("Forgot the passphrase?"));
    forgotten->setObjectName(u"forgottenButton"_s);
    auto *restore = new LinkButton(tr("Restore the book…"));
    restore->setObjectName(u"restoreLink"_s);
    auto *help = new LinkButton(tr("Help (F1)"));
    connect(help, &QPushButton::clicked, m_help, &HelpKey::showHelp);
    auto *links = new QHBoxLayout;
    links->addWidget(forgotten);
    links->addWidget(restore);
    links->addStretch();
    links->addWidget(help);
    card->body()->addLayout(links);
    // An alignment would give it the height of its one-line hint and squeeze a longer message.
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(card);
    middle->addStretch();
    layout->addLayout(middle);
    layout->addStretch(3);

    connect(m_open, &QPushButton::clicked, this, &UnlockWindow::open);
    connect(m_passphrase, &PassphraseEdit::accepted, this, &UnlockWindow::open);
    connect(m_passphrase, &PassphraseEdit::edited, this, [this] { setBusy(m_busy); });
    connect(restore, &QPushButton::clicked, this, &UnlockWindow::openRestore);
    connect(forgotten, &QPushButton::clicked, this, [this] {
        m_recovery->start(chosenPerson());
        m_stack->setCurrentWidget(m_recovery);
    });
    return page;
}

models::Result<void> UnlockWindow::load()
{
    BB_TRY_ASSIGN(found, models::Vault::slotsOf(m_door.folder()));
    for (const auto &slot : found) {
        if (slot.type == models::VaultSlot::Type::Person)
            addPerson(slot);
    }
    if (auto *first = m_people->button(0))
        first->setChecked(true);
    m_passphrase->setFocus();
    setBusy(false);
    return {};
}

void UnlockWindow::addPerson(const models::VaultSlot &slot)
{
    auto *card = new ChoiceCard(u"person"_s, slot.label, {});
    m_people->addButton(card, int(m_ids.size()));
    m_ids << slot.person;
    m_peopleList->addWidget(card);
    connect(card, &QAbstractButton::clicked, this, [this] { m_passphrase->setFocus(); });
}

models::PersonId UnlockWindow::chosenPerson() const
{
    return m_ids.value(m_people->checkedId());
}

void UnlockWindow::open()
{
    if (m_busy || m_pause->isActive() || m_passphrase->isEmpty())
        return;
    setBusy(true);
    m_message->hide();
    models::whenFinished(m_door.open(chosenPerson(), m_passphrase->take()), this,
                         [this](const models::Result<VaultDoor::VaultPointer> &vault) {
                             setBusy(false);
                             if (vault)
                                 emit unlocked(*vault);
                             else
                                 fail(vault.error());
                         });
}

void UnlockWindow::openRestore()
{
    auto *dialog = new RestoreDialog(m_door, RestoreDialog::Place::Taken, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &UnlockWindow::restored);
    dialog->open();
}

void UnlockWindow::fail(const models::Error &error)
{
    if (error.code == models::Error::TooManyAttempts) {
        m_pauseEnds = m_door.clock().monotonicMs() + error.number;
        m_pause->start();
        tickPause();
    } else {
        m_message->setText(text::errorSentence(error));
        m_message->show();
    }
    m_passphrase->setFocus();
}

void UnlockWindow::tickPause()
{
    const auto left = m_pauseEnds - m_door.clock().monotonicMs();
    if (left <= 0) {
        m_pause->stop();
        m_message->hide();
    } else {
        m_message->setText(tr("Please wait %n second(s) before the next try.", nullptr,
                              int((left + secondMs - 1) / secondMs)));
        m_message->show();
    }
    setBusy(m_busy);
}

void UnlockWindow::setBusy(bool busy)
{
    m_busy = busy;
    m_open->setText(busy ? tr("Opening…") : tr("Open"));
    m_open->setEnabled(!busy && !m_pause->isActive() && !m_passphrase->isEmpty());
    m_passphrase->setEnabled(!busy);
}

QString UnlockWindow::message() const
{
    return m_message->isHidden() ? QString() : m_message->text();
}

} // namespace ui
