// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/ConflictCard.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/store/ConflictReader.h"
#include "models/store/MemberRepository.h"
#include "models/store/Vault.h"
#include "ui/conflicts/ConflictText.h"
#include "ui/conflicts/MergePane.h"
#include "ui/conflicts/RecordTitle.h"
#include "ui/conflicts/ValuePane.h"
#include "ui/members/RevealDialog.h"
#include "ui/records/PersonText.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/LinkButton.h"
#include "ui/Workspace.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;
using models::Resolution;

namespace ui {

ConflictCard::ConflictCard(Workspace &workspace, QWidget *parent)
    : Card(parent),
      m_workspace(workspace)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(space::small);
    m_title = Label::wrapped({}, Label::Role::Heading);
    head->addWidget(m_title, 1);
    m_reveal = new LinkButton(tr("Show covered data…"));
    m_reveal->setIcon(lineIcon(u"eye"_s, Tone::Info));
    connect(m_reveal, &QPushButton::clicked, this, &ConflictCard::reveal);
    head->addWidget(m_reveal, 0, Qt::AlignTop);
    m_open = new LinkButton(tr("Open the record"));
    m_open->setIcon(lineIcon(u"forward"_s, Tone::Info));
    connect(m_open, &QPushButton::clicked, this, [this] { emit openRequested(m_target); });
    head->addWidget(m_open, 0, Qt::AlignTop);
    body()->addLayout(head);
    m_cause = Label::wrapped({}, Label::Role::Muted);
    body()->addWidget(m_cause);

    auto *values = new QHBoxLayout;
    values->setSpacing(space::medium);
    m_shown = new ValuePane(tr("In the record"), tr("Keep this"), Qt::ALT | Qt::Key_1);
    m_shown->button()->setObjectName(u"keepButton"_s);
    connect(m_shown, &ValuePane::chosen, this, [this] { emit decided(Resolution::Kept, {}); });
    values->addWidget(m_shown, 1);
    m_other = new ValuePane(tr("The other value"), tr("Take this"), Qt::ALT | Qt::Key_2);
    m_other->button()->setObjectName(u"takeButton"_s);
    connect(m_other, &ValuePane::chosen, this, [this] { emit decided(Resolution::Taken, {}); });
    values->addWidget(m_other, 1);
    body()->addLayout(values);
    m_merged = new MergePane(Qt::ALT | Qt::Key_3);
    connect(m_merged, &MergePane::chosen, this,
            [this] { emit decided(Resolution::Merged, m_merged->text()); });
    body()->addWidget(m_merged);
}

void ConflictCard::show(const models::Conflict &conflict)
{
    const models::ConflictReader reader(m_workspace.database);
    const auto value = reader.shown(conflict);
    const auto author = reader.authorOfShown(conflict, m_workspace.vault.device());
    const auto shown = value ? *value : QCborValue();
    if (conflict == m_conflict && shown == m_value)
        return;
    if (conflict.id != m_conflict.id)
        m_isRevealed = false;
    m_conflict = conflict;
    m_value = shown;
    m_author = author ? *author : conflict.shownBy;
    fill();
}

void ConflictCard::forget()
{
    m_conflict = {};
    m_isRevealed = false;
}

void ConflictCard::fill()
{
    const auto place = RecordTitle::of(m_workspace, m_conflict.subjectKind, m_conflict.subject);
    m_target = place.target;
    m_title->setText(place.whole() + u" · "_s + conflictSubject(m_conflict));
    const bool decides = m_workspace.mayEdit();
    m_cause->setText(decides ? conflictCause(m_conflict)
                             : conflictCause(m_conflict) + u' ' + tr("The branch decides it."));
    m_shown->button()->setVisible(decides);
    m_other->button()->setVisible(decides);
    m_open->setVisible(!m_target.isEmpty());
    m_reveal->setVisible(isCovered(m_conflict) && !m_isRevealed);
    const auto shown = shownText(m_conflict, m_value, m_isRevealed);
    const auto other = lostText(m_conflict, m_isRevealed);
    m_shown->show({.text = shown,
                   .other = other,
                   .author = authorText(m_workspace, m_author),
                   .isDoubtful = m_author.doubtful});
    m_other->show({.text = other,
                   .other = shown,
                   .author = authorText(m_workspace, m_conflict.lostBy),
                   .isDoubtful = m_conflict.lostBy.doubtful});
    // A record that is gone takes no value any more; only the conflict can be put aside.
    m_other->button()->setEnabled(!m_value.isUndefined());
    const bool isMergeable =
        decides && holdsParagraphs(m_conflict) && m_value.isString() && m_conflict.lost.isString();
    m_merged->setVisible(isMergeable);
    if (isMergeable)
        m_merged->propose(m_value.toString(), m_conflict.lost.toString());
}

void ConflictCard::reveal()
{
    const auto member = m_workspace.members.find(m_conflict.subject.as<models::MemberTag>());
    if (!member)
        return;
    auto *dialog = new RevealDialog(m_workspace, *member, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, asked = m_conflict.id] {
        if (asked != m_conflict.id)
            return;
        m_isRevealed = true;
        fill();
    });
    dialog->open();
}

} // namespace ui
