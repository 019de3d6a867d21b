// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/TroubleView.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/store/ChangeWriter.h"
#include "ui/conflicts/ConflictsPanel.h"
#include "ui/conflicts/RefusedPanel.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/KeyCommand.h"
#include "ui/widgets/LinkButton.h"
#include "ui/widgets/MessageBar.h"
#include "ui/Workspace.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {

TroubleView::TroubleView(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::large, space::page, space::large);
    layout->setSpacing(space::medium);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::small);
    auto *back = new LinkButton(tr("Back to sync"));
    back->setObjectName(u"backToSyncButton"_s);
    back->setIcon(lineIcon(u"back"_s, Tone::Info));
    connect(back, &QPushButton::clicked, this, &TroubleView::backRequested);
    head->addWidget(back);
    head->addSpacing(space::large);
    m_parts = new QButtonGroup(this);
    const auto addPart = [&](Part part, const QString &name) {
        auto *button = new QPushButton;
        button->setObjectName(name);
        button->setCheckable(true);
        m_parts->addButton(button, part);
        head->addWidget(button);
        return button;
    };
    m_conflictsButton = addPart(Conflicts, u"conflictsButton"_s);
    m_refusedButton = addPart(Refused, u"refusedButton"_s);
    head->addStretch();
    layout->addLayout(head);
    m_bar = new MessageBar;
    layout->addWidget(m_bar);

    m_stack = new QStackedWidget;
    m_conflicts = new ConflictsPanel(workspace);
    m_refused = new RefusedPanel(workspace);
    m_stack->addWidget(m_conflicts);
    m_stack->addWidget(m_refused);
    layout->addWidget(m_stack, 1);

    connect(m_parts, &QButtonGroup::idClicked, this, &TroubleView::showPart);
    connect(m_conflicts, &ConflictsPanel::decided, this, &TroubleView::offerUndo);
    connect(m_conflicts, &ConflictsPanel::openRequested, this, &TroubleView::navigationRequested);
    connect(m_conflicts, &ConflictsPanel::failed, this, [this](const models::Error &error) {
        emit messageRaised(text::errorSentence(error), true);
    });
    connect(m_refused, &RefusedPanel::openRequested, this, &TroubleView::navigationRequested);
    connect(m_refused, &RefusedPanel::messageRaised, this, &TroubleView::messageRaised);
    connect(m_bar, &MessageBar::actionTriggered, this, &TroubleView::undo);
    connect(new KeyCommand({QKeySequence::Undo}, tr("Open the decided conflict again"), this),
            &QShortcut::activated, this, &TroubleView::undo);
    showPart(Conflicts);
}

void TroubleView::load()
{
    m_conflicts->load();
    m_refused->load();
    m_conflictsButton->setText(tr("Conflicts (%1)").arg(m_conflicts->count()));
    m_refusedButton->setText(tr("Refused (%1)").arg(m_refused->count()));
}

void TroubleView::showConflicts(models::ConflictId id)
{
    load();
    showPart(Conflicts);
    if (!id.isNull() && !m_conflicts->choose(id))
        m_bar->showMessage(tr("This conflict has been decided."), Tone::Info);
    m_conflicts->setFocus();
}

void TroubleView::showRefused()
{
    load();
    showPart(Refused);
    m_refused->setFocus();
}

void TroubleView::showPart(int part)
{
    m_parts->button(part)->setChecked(true);
    m_stack->setCurrentIndex(part);
}

void TroubleView::offerUndo(const models::Conflict &conflict, const QString &sentence, qint64 txn)
{
    m_undoTxn = txn;
    m_undoConflict = conflict;
    m_bar->showMessage(sentence, Tone::Ok, tr("Undo (Ctrl+Z)"));
    load();
}

void TroubleView::undo()
{
    if (m_undoTxn == 0)
        return;
    const auto undone = m_workspace.writer.undo(m_undoTxn);
    m_undoTxn = 0;
    if (!undone) {
        m_bar->showMessage(undone.error().code == models::Error::Conflict
                               ? tr("It has been changed again since; it cannot be taken back.")
                               : text::errorSentence(undone.error()),
                           Tone::Warning);
        return;
    }
    m_bar->showMessage(tr("Taken back: the conflict is open again."), Tone::Info);
    load();
    m_conflicts->choose(m_undoConflict.id);
    m_conflicts->setFocus();
    m_workspace.noticeChange({m_undoConflict.subjectKind, models::kind::conflict.toString()});
}

} // namespace ui
