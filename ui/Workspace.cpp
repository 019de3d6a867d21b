// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Workspace.h"

#include "models/store/OrganisationRepository.h"
#include "models/store/SettingNames.h"
#include "models/store/Settings.h"
#include "sync/engine/SyncService.h"

namespace ui {

Workspace::Workspace(const Parts &parts, models::PersonId person, Role role, QObject *parent)
    : QObject(parent),
      vault(parts.vault),
      database(parts.database),
      writer(parts.writer),
      members(parts.members),
      meetings(parts.meetings),
      organisations(parts.organisations),
      drafts(parts.drafts),
      media(parts.media),
      settings(parts.settings),
      sync(parts.sync),
      clock(parts.clock),
      random(parts.random),
      m_person(person),
      m_role(role)
{
    if (const auto marked = settings.value(models::setting::sample))
        m_sample = marked->toBool();
    connect(&sync, &engine::SyncService::recordsArrived, this, &Workspace::recordsChanged);
}

void Workspace::setBranch(const models::Organisation &branch)
{
    if (branch.id == m_branch.id)
        return;
    emit branchLeft();
    m_branch = branch;
    emit branchChanged();
}

void Workspace::workOn(models::OrganisationId branch)
{
    if (branch.isNull() || m_branch.id.isNull() || branch == m_branch.id)
        return;
    if (const auto known = organisations.find(branch))
        setBranch(*known);
}

QString Workspace::branchWords(models::OrganisationId branch) const
{
    const auto served = organisations.branches();
    if (!served || served->size() < 2)
        return {};
    const auto known = organisations.find(branch);
    return known ? known->name : QString();
}

void Workspace::noticeChange(const QSet<QString> &kinds)
{
    emit recordsChanged(kinds);
    sync.noticeLocalChange();
}

} // namespace ui
