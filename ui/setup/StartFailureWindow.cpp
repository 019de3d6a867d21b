// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/StartFailureWindow.h"

#include "ui/setup/RestoreDialog.h"
#include "ui/setup/VaultDoor.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PrimaryButton.h"

#include <QCoreApplication>
#include <QDir>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using models::Error;

namespace {

constexpr QSize windowSize{860, 560};
constexpr int formWidth = 620;
constexpr int pictureSize = 40;

//! The ways on beside leaving; the first is the one that helps most.
struct WaysOn {
    bool restore = false;
    bool retry = true;
};

WaysOn waysOnFrom(const Error &error)
{
    switch (error.code) {
    case Error::Corrupt:
    case Error::NotFound:
        return {.restore = true};
    case Error::NotEncrypted: // no backup helps a program without its library
        return {.restore = error.reason == u"file"};
    case Error::NewerVersion:
        return {.retry = false};
    default:
        return {};
    }
}

} // namespace

StartFailureWindow::StartFailureWindow(VaultDoor &door, const Error &error, QWidget *parent)
    : QWidget(parent),
      m_door(door)
{
    setWindowTitle(tr("Branchbook – cannot be opened"));
    resize(windowSize);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::page, space::page, space::page, space::page);
    outer->addStretch(2);
    auto *card = new Card;
    card->setFixedWidth(formWidth);
    card->body()->setContentsMargins(space::page, space::page, space::page, space::large);
    card->body()->setSpacing(space::large);
    card->body()->addWidget(makeWords(error));
    card->body()->addWidget(makeWaysOn(error));
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(card);
    middle->addStretch();
    outer->addLayout(middle);
    outer->addStretch(3);
}

QWidget *StartFailureWindow::makeWords(const Error &error)
{
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins({});
    row->setSpacing(space::large);
    row->addWidget(new IconLabel(u"warning"_s, Tone::Warning, pictureSize), 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(space::small);
    column->addWidget(Label::wrapped(tr("The record book cannot be opened"), Label::Role::Title));
    auto *sentence = Label::wrapped(text::errorSentence(error));
    sentence->setObjectName(u"failureLabel"_s);
    column->addWidget(sentence);
    auto *folder =
        Label::wrapped(tr("The book's folder: %1").arg(QDir::toNativeSeparators(m_door.folder())),
                       Label::Role::Caption);
    folder->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(folder);
    // What the county office asks for first; it names nobody.
    auto *details = Label::wrapped(
        tr("For the county office: %1")
            .arg(u"%1 %2 %3"_s.arg(error.code).arg(error.reason, error.detail).simplified()),
        Label::Role::Caption);
    details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(details);
    row->addLayout(column, 1);
    return widget;
}

QWidget *StartFailureWindow::makeWaysOn(const Error &error)
{
    const auto ways = waysOnFrom(error);
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins({});
    row->setSpacing(space::small);
    row->addStretch();
    auto *quit = new QPushButton(tr("Quit"));
    quit->setObjectName(u"quitButton"_s);
    connect(quit, &QPushButton::clicked, this, &QWidget::close);
    row->addWidget(quit);
    QPushButton *best = quit;
    if (ways.retry) {
        const auto words =
            error.code == Error::Revoked ? tr("Set this PC up anew") : tr("Try again");
        auto *retry = ways.restore ? new QPushButton(words) : new PrimaryButton(words);
        retry->setObjectName(u"retryButton"_s);
        connect(retry, &QPushButton::clicked, this, &StartFailureWindow::retryRequested);
        row->addWidget(retry);
        best = retry;
    }
    if (ways.restore) {
        auto *restore = new PrimaryButton(tr("Restore…"), u"backup"_s);
        restore->setObjectName(u"restoreButton"_s);
        connect(restore, &QPushButton::clicked, this, &StartFailureWindow::openRestore);
        row->addWidget(restore);
        best = restore;
    }
    best->setFocus();
    return widget;
}

void StartFailureWindow::openRestore()
{
    auto *dialog = new RestoreDialog(m_door, RestoreDialog::Place::Taken, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &StartFailureWindow::restored);
    dialog->open();
}

} // namespace ui
