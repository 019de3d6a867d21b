// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/SetupWindow.h"

#include "models/sql/Database.h"
#include "ui/help/HelpKey.h"
#include "ui/setup/HubStep.h"
#include "ui/setup/RestoreDialog.h"
#include "ui/setup/RoleStep.h"
#include "ui/setup/SetupPeopleStep.h"
#include "ui/setup/SheetStep.h"
#include "ui/setup/StartStep.h"
#include "ui/setup/VaultDoor.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/LinkButton.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PrimaryButton.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr QSize windowSize{980, 680};
constexpr int stepsWidth = 220;
constexpr int sheetStep = 2;
constexpr int bookSize = 32;
} // namespace

SetupWindow::SetupWindow(VaultDoor &door, HubConnector &connector, models::RandomSource &random,
                         QWidget *parent)
    : QWidget(parent),
      m_door(door)
{
    setWindowTitle(tr("Branchbook – first use"));
    resize(windowSize);
    auto *helpKey = new HelpKey(this, u"setup"_s);
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins({});
    columns->setSpacing(0);

    auto *side = new QFrame;
    side->setProperty("surface", u"rail"_s);
    side->setFixedWidth(stepsWidth);
    m_names = new QVBoxLayout(side);
    m_names->setContentsMargins(space::page, space::page, space::large, space::page);
    m_names->setSpacing(space::large);
    auto *head = new QHBoxLayout;
    auto *book = new QLabel;
    book->setPixmap(QIcon(u":/icons/branchbook.svg"_s).pixmap(bookSize, bookSize));
    head->addWidget(book);
    head->addWidget(new Label(tr("Branchbook"), Label::Role::Heading), 1);
    m_names->addLayout(head);
    m_names->addSpacing(space::small);
    columns->addWidget(side);

    auto *column = new QVBoxLayout;
    column->setContentsMargins(space::page + space::small, space::page, space::page + space::small,
                               space::large);
    column->setSpacing(space::medium);
    m_heading = new Label({}, Label::Role::Title);
    column->addWidget(m_heading);
    m_explanation = Label::wrapped({}, Label::Role::Muted);
    column->addWidget(m_explanation);
    m_messages = new MessageBar;
    column->addWidget(m_messages);
    m_stack = new QStackedWidget;
    column->addWidget(m_stack, 1);
    auto *buttons = new QHBoxLayout;
    m_progress = new Label({}, Label::Role::Muted);
    buttons->addWidget(m_progress, 1);
    m_back = new QPushButton(tr("Back"));
    m_back->setObjectName(u"backButton"_s);
    buttons->addWidget(m_back);
    m_next = new PrimaryButton(tr("Next"));
    m_next->setObjectName(u"nextButton"_s);
    buttons->addWidget(m_next);
    column->addLayout(buttons);
    columns->addLayout(column, 1);

    auto *role = new RoleStep(m_state);
    connect(role, &RoleStep::restoreWanted, this, &SetupWindow::openRestore);
    connect(role, &RoleStep::sampleWanted, this, [this] {
        m_messages->dismiss();
        showBusy(tr("Making the sample branch…"));
        emit sampleWanted();
    });
    addStep(role);
    addStep(new SetupPeopleStep(m_state, door));
    addStep(new SheetStep(m_state));
    addStep(new HubStep(m_state, connector, door.clock(), random));
    addStep(new StartStep(m_state, door.clock()));
    m_names->addStretch();
    auto *help = new LinkButton(tr("Help (F1)"));
    help->setIcon(lineIcon(u"help"_s, Tone::Info));
    connect(help, &QPushButton::clicked, helpKey, &HelpKey::showHelp);
    m_names->addWidget(help, 0, Qt::AlignLeft);

    connect(m_back, &QPushButton::clicked, this, &SetupWindow::goBack);
    connect(m_next, &QPushButton::clicked, this, &SetupWindow::goOn);
    showStep(0);
}

SetupWindow::~SetupWindow() = default;

void SetupWindow::resume(std::shared_ptr<models::Vault> vault,
                         std::shared_ptr<models::Database> database)
{
    m_state.vault = std::move(vault);
    m_state.database = std::move(database);
    showStep(sheetStep);
}

void SetupWindow::addStep(SetupStep *step)
{
    m_steps << step;
    m_stack->addWidget(step);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::medium);
    auto *mark = new IconLabel({}, Tone::Muted);
    row->addWidget(mark);
    auto *name = new Label(step->name(), Label::Role::Muted);
    row->addWidget(name, 1);
    m_names->addLayout(row);
    m_nameLabels << std::pair{mark, name};

    connect(step, &SetupStep::readyChanged, this, &SetupWindow::refreshButtons);
    connect(step, &SetupStep::busy, this, &SetupWindow::showBusy);
    connect(step, &SetupStep::failureOver, m_messages, &MessageBar::dismiss);
    connect(step, &SetupStep::failed, this, [this](const QString &sentence) {
        showBusy({});
        m_messages->showMessage(sentence, Tone::Error);
    });
    connect(step, &SetupStep::committed, this, [this] {
        showBusy({});
        if (m_current + 1 < m_steps.size())
            showStep(m_current + 1);
        else
            emit finished(m_state.vault, m_state.database);
    });
}

void SetupWindow::showStep(int index)
{
    m_current = index;
    auto *step = m_steps[index];
    m_messages->dismiss();
    m_heading->setText(step->heading());
    m_explanation->setText(step->explanation());
    m_stack->setCurrentWidget(step);
    for (int i = 0; i < m_nameLabels.size(); ++i) {
        const auto &[mark, name] = m_nameLabels[i];
        mark->setIcon(i < index        ? u"ok"_s
                          : i == index ? u"forward"_s
                                       : u"remove"_s,
                      i < index        ? Tone::Ok
                          : i == index ? Tone::Accent
                                       : Tone::Muted);
        auto font = name->font();
        font.setBold(i == index);
        name->setFont(font);
    }
    m_next->setText(index + 1 == m_steps.size() ? tr("Start recording") : tr("Next"));
    step->enter();
    refreshButtons();
}

void SetupWindow::goOn()
{
    m_messages->dismiss();
    showBusy(tr("One moment…"));
    m_steps[m_current]->commit();
}

void SetupWindow::openRestore()
{
    auto *dialog = new RestoreDialog(m_door, RestoreDialog::Place::Free, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &SetupWindow::restored);
    dialog->open();
}

void SetupWindow::fail(const models::Error &error)
{
    showBusy({});
    m_messages->showMessage(text::errorSentence(error), Tone::Error);
}

void SetupWindow::goBack()
{
    if (m_current > 0)
        showStep(m_current - 1);
}

void SetupWindow::refreshButtons()
{
    m_next->setEnabled(!m_busy && m_steps[m_current]->isReady());
    m_back->setEnabled(!m_busy && m_current > 0 && m_steps[m_current - 1]->isRepeatable());
    m_stack->setEnabled(!m_busy);
}

void SetupWindow::showBusy(const QString &sentence)
{
    m_busy = !sentence.isEmpty();
    m_progress->setText(sentence);
    refreshButtons();
}

} // namespace ui
