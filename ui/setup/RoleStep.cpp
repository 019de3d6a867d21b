// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/RoleStep.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/ChoiceCard.h"
#include "ui/widgets/LinkButton.h"

#include <QButtonGroup>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

RoleStep::RoleStep(SetupState &state, QWidget *parent) : SetupStep(state, parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::medium);
    m_roles = new QButtonGroup(this);
    const auto add = [&](Workspace::Role role, const QString &iconName, const QString &title,
                         const QString &text) {
        auto *card = new ChoiceCard(iconName, title, text);
        card->setObjectName(wordOf(role) + u"Choice"_s);
        card->setChecked(role == state.role);
        m_roles->addButton(card, int(role));
        layout->addWidget(card);
    };
    add(Workspace::Role::Secretary, u"branch"_s, tr("A branch"),
        tr("Record the members and meetings of one or several branches"));
    add(Workspace::Role::Reviewer, u"town"_s, tr("A town or street committee"),
        tr("See what the branches have recorded and what is still missing, without editing"));
    add(Workspace::Role::County, u"county"_s, tr("The county office"),
        tr("See all branches of the county, without editing"));
    layout->addSpacing(space::small);
    auto *restore = new LinkButton(tr("This PC had a book before? Restore it from a backup…"));
    restore->setObjectName(u"restoreLink"_s);
    layout->addWidget(restore, 0, Qt::AlignLeft);
    auto *sample = new LinkButton(tr("Just looking? Try it with a sample branch first"));
    sample->setObjectName(u"sampleLink"_s);
    layout->addWidget(sample, 0, Qt::AlignLeft);
    connect(sample, &QPushButton::clicked, this, &RoleStep::sampleWanted);
    connect(restore, &QPushButton::clicked, this, &RoleStep::restoreWanted);
    layout->addStretch();
}

QString RoleStep::name() const
{
    return tr("Role");
}

QString RoleStep::heading() const
{
    return tr("Who works at this PC?");
}

QString RoleStep::explanation() const
{
    return tr("This decides which pages you see. The hub later confirms the role.");
}

void RoleStep::commit()
{
    state().role = Workspace::Role(m_roles->checkedId());
    emit committed();
}

} // namespace ui
