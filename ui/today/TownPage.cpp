// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/today/TownPage.h"

#include "models/domain/Clock.h"
#include "models/store/MeetingRepository.h"
#include "models/store/MemberRepository.h"
#include "models/store/OrganisationRepository.h"
#include "ui/records/PillDelegate.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/today/BranchListModel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Label.h"
#include "ui/Workspace.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int monthsLookedAt = 3;
}

TownPage::TownPage(Workspace &workspace, QWidget *parent)
    : Page(parent),
      m_workspace(workspace),
      m_model(new BranchListModel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::large, space::page, space::large);
    layout->setSpacing(space::medium);
    m_summary = Label::wrapped({}, Label::Role::Heading);
    layout->addWidget(m_summary);
    layout->addWidget(Label::wrapped(
        tr("Branches that still lack something stand first, then the others, each in the order of "
           "their codes. Enter opens the meetings of a branch."),
        Label::Role::Muted));

    m_table = new QTableView;
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Branches"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->setItemDelegateForColumn(BranchListModel::ThemeDay, new PillDelegate(this));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    layout->addWidget(m_table, 1);
    m_empty = new EmptyState(u"town"_s, tr("No branches yet"),
                             tr("They appear after the first sync with the hub."));
    layout->addWidget(m_empty, 1);
    connect(m_table, &QTableView::activated, this, &TownPage::openBranch);
}

QString TownPage::title() const
{
    return tr("Branches");
}

QString TownPage::iconName() const
{
    return u"town"_s;
}

QString TownPage::helpTopic() const
{
    return u"today"_s;
}

QString TownPage::badge() const
{
    return m_missing > 0 ? QString::number(m_missing) : QString();
}

void TownPage::load()
{
    const QDate today = m_workspace.clock.today();
    const auto organisations = m_workspace.organisations.list();
    const auto meetings =
        m_workspace.meetings.list({.from = today.addMonths(-monthsLookedAt), .to = today});
    const auto members = m_workspace.members.counts();
    if (!organisations || !meetings || !members) {
        const auto &error = !organisations ? organisations.error()
            : !meetings                    ? meetings.error()
                                           : members.error();
        emit messageRaised(text::errorSentence(error), true);
        return;
    }
    QHash<models::OrganisationId, BranchStanding> standings;
    for (const auto &organisation : *organisations) {
        if (organisation.type == models::OrganisationType::Branch)
            standings[organisation.id].branch = organisation;
    }
    for (auto &standing : standings)
        standing.membersCount = members->value(standing.branch.id);
    for (const auto &meeting : *meetings) {
        const auto found = standings.find(meeting.organisation);
        if (found == standings.end() || meeting.state == models::MeetingState::Draft)
            continue;
        if (!found->lastMeeting.isValid() || meeting.heldOn > found->lastMeeting) {
            found->lastMeeting = meeting.heldOn;
            found->lastKinds = text::namesOf(meeting.kinds);
        }
        const bool thisMonth =
            meeting.heldOn.year() == today.year() && meeting.heldOn.month() == today.month();
        if (thisMonth && meeting.kinds.contains(models::MeetingKind::ThemeDay))
            found->themeDay = meeting.heldOn;
    }
    const auto branches = standings.values();
    const int before = m_missing;
    m_missing = int(std::count_if(branches.begin(), branches.end(),
                                  [](const auto &branch) { return !branch.themeDay.isValid(); }));
    m_model->setBranches(branches);
    m_summary->setText(tr("%1: %2 of %3 branches have recorded their theme day")
                           .arg(text::monthText(today))
                           .arg(branches.size() - m_missing)
                           .arg(branches.size()));
    m_table->setVisible(!branches.isEmpty());
    m_empty->setVisible(branches.isEmpty());
    m_table->resizeColumnsToContents();
    m_table->horizontalHeader()->setSectionResizeMode(BranchListModel::Name, QHeaderView::Stretch);
    if (before != m_missing)
        emit badgeChanged();
}

void TownPage::openBranch(const QModelIndex &index)
{
    m_workspace.setBranch(m_model->branch(index.row()).branch);
    emit navigationRequested(u"meetings"_s);
}

} // namespace ui
