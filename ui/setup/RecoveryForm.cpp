// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/RecoveryForm.h"

#include "models/domain/WhenFinished.h"
#include "models/store/PaperTrial.h"
#include "models/store/Vault.h"
#include "ui/setup/NewPassphrase.h"
#include "ui/setup/RecoverySheetView.h"
#include "ui/setup/VaultDoor.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PrimaryButton.h"

#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int formWidth = 760;
constexpr int wordsHeight = 120;
constexpr int pictureSize = 40;
} // namespace

RecoveryForm::RecoveryForm(VaultDoor &door, QWidget *parent) : QWidget(parent), m_door(door)
{
    auto *outer = new QHBoxLayout(this);
    outer->addStretch();
    auto *column = new QWidget;
    column->setMaximumWidth(formWidth);
    auto *layout = new QVBoxLayout(column);
    layout->addStretch(1);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::large);
    head->addWidget(new IconLabel(u"paper"_s, Tone::Muted, pictureSize), 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::hair);
    m_heading = new Label({}, Label::Role::Title);
    words->addWidget(m_heading);
    m_explanation = Label::wrapped({}, Label::Role::Muted);
    words->addWidget(m_explanation);
    head->addLayout(words, 1);
    layout->addLayout(head);
    layout->addSpacing(space::small);
    m_messages = new MessageBar;
    layout->addWidget(m_messages);
    m_stack = new QStackedWidget;
    m_stack->addWidget(makeWords());
    m_stack->addWidget(makePassphrase());
    m_stack->addWidget(makeSheet());
    layout->addWidget(m_stack);
    layout->addSpacing(space::small);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    m_back = new QPushButton(tr("Back"));
    buttons->addWidget(m_back);
    m_next = new PrimaryButton(tr("Next"));
    m_next->setObjectName(u"recoverButton"_s);
    buttons->addWidget(m_next);
    layout->addLayout(buttons);
    layout->addStretch(2);
    outer->addWidget(column, 100);
    outer->addStretch();

    connect(m_back, &QPushButton::clicked, this, &RecoveryForm::left);
    connect(m_next, &QPushButton::clicked, this, &RecoveryForm::goOn);
}

QWidget *RecoveryForm::makeWords()
{
    auto *page = new Card;
    auto *layout = page->body();
    m_words = new QPlainTextEdit;
    m_words->setObjectName(u"wordsEdit"_s);
    m_words->setAccessibleName(tr("Groups of the recovery sheet"));
    m_words->setFixedHeight(wordsHeight);
    m_words->setTabChangesFocus(true);
    auto fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(Tokens::current().titleText);
    m_words->setFont(fixed);
    layout->addWidget(m_words);
    layout->addWidget(new Label(tr("Fourteen groups; spaces and capital letters do not matter."),
                                Label::Role::Caption));
    connect(m_words, &QPlainTextEdit::textChanged, this, &RecoveryForm::refresh);
    return page;
}

QWidget *RecoveryForm::makePassphrase()
{
    auto *page = new Card;
    m_passphrase = new NewPassphrase(tr("New passphrase"));
    page->body()->addWidget(m_passphrase);
    connect(m_passphrase, &NewPassphrase::changed, this, &RecoveryForm::refresh);
    connect(m_passphrase, &NewPassphrase::accepted, this, &RecoveryForm::goOn);
    return page;
}

QWidget *RecoveryForm::makeSheet()
{
    m_sheet = new RecoverySheetView;
    connect(m_sheet, &RecoverySheetView::provedChanged, this, &RecoveryForm::refresh);
    return m_sheet;
}

void RecoveryForm::start(models::PersonId person)
{
    m_person = person;
    m_vault.reset();
    m_words->clear();
    m_passphrase->clear();
    showStep(Words);
    m_words->setFocus();
}

void RecoveryForm::showStep(Step step)
{
    // The stack is as high as the step in view, so that the buttons stand below its fields.
    for (int i = 0; i < m_stack->count(); ++i)
        m_stack->widget(i)->setSizePolicy(
            QSizePolicy::Preferred, i == step ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_stack->setCurrentIndex(step);
    m_messages->dismiss();
    switch (step) {
    case Words:
        m_heading->setText(tr("Open with the recovery sheet"));
        m_explanation->setText(tr("Type all groups of the printed sheet."));
        break;
    case Passphrase:
        m_heading->setText(tr("A new passphrase"));
        m_explanation->setText(
            tr("It replaces the forgotten one. If this PC is connected to a hub, the town has to "
               "confirm the person anew."));
        m_passphrase->setFocus();
        break;
    case Sheet:
        m_heading->setText(tr("Print the new recovery sheet"));
        m_explanation->setText(tr("The old sheet opens nothing any more; please destroy it."));
        break;
    }
    m_back->setVisible(step == Words);
    m_next->setText(step == Sheet ? tr("Open the book") : tr("Next"));
    refresh();
}

void RecoveryForm::refresh()
{
    bool ready = false;
    switch (Step(m_stack->currentIndex())) {
    case Words:
        ready = !m_words->toPlainText().trimmed().isEmpty();
        break;
    case Passphrase:
        ready = m_passphrase->isReady();
        break;
    case Sheet:
        ready = m_sheet->isProved();
        break;
    }
    m_next->setEnabled(ready && !m_busy);
    m_back->setEnabled(!m_busy);
}

void RecoveryForm::setBusy(bool busy)
{
    m_busy = busy;
    m_stack->setEnabled(!busy);
    refresh();
}

void RecoveryForm::fail(const QString &sentence)
{
    setBusy(false);
    m_messages->showMessage(sentence, Tone::Error);
}

void RecoveryForm::goOn()
{
    if (m_busy || !m_next->isEnabled())
        return;
    m_messages->dismiss();
    switch (Step(m_stack->currentIndex())) {
    case Words:
        openByWords();
        break;
    case Passphrase:
        replacePassphrase();
        break;
    case Sheet:
        m_sheet->clear();
        emit recovered(m_vault);
        break;
    }
}

QString RecoveryForm::sentenceFor(const models::Error &error) const
{
    // What is wrong with a field of a record says nothing about a sheet of paper.
    return error.code == models::Error::Invalid
        ? tr("These are not all groups of a recovery sheet. Compare them with the paper, group by "
             "group; nothing was changed.")
        : text::errorSentence(error);
}

void RecoveryForm::openByWords()
{
    setBusy(true);
    models::whenFinished(m_door.openByPaper(m_words->toPlainText()), this,
                         [this](const models::Result<VaultDoor::VaultPointer> &vault) {
                             if (!vault) {
                                 fail(sentenceFor(vault.error()));
                                 return;
                             }
                             m_vault = *vault;
                             m_words->clear();
                             setBusy(false);
                             showStep(Passphrase);
                         });
}

void RecoveryForm::replacePassphrase()
{
    setBusy(true);
    models::whenFinished(m_door.resetPassphrase(*m_vault, m_person, m_passphrase->take()), this,
                         [this](const models::Result<void> &reset) {
                             if (!reset) {
                                 fail(text::errorSentence(reset.error()));
                                 return;
                             }
                             const auto words = m_vault->reissuePaper();
                             if (!words) {
                                 fail(text::errorSentence(words.error()));
                                 return;
                             }
                             m_sheet->setSheet(RecoverySheet(*words),
                                               [folder = m_vault->folder()](const QString &typed) {
                                                   return models::paper::tryWords(folder, typed);
                                               });
                             setBusy(false);
                             showStep(Sheet);
                         });
}

} // namespace ui
