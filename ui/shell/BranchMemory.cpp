// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/BranchMemory.h"

#include "models/store/Settings.h"

using namespace Qt::StringLiterals;

namespace ui {

BranchMemory::BranchMemory(models::Settings &settings, models::PersonId person)
    : m_settings(settings),
      m_name(u"branchInView."_s + person.toString())
{
}

std::optional<models::OrganisationId> BranchMemory::last() const
{
    const auto kept = m_settings.value(m_name);
    if (!kept || !kept->isString())
        return {};
    return models::OrganisationId::fromString(kept->toString());
}

models::Result<void> BranchMemory::keep(models::OrganisationId branch)
{
    return m_settings.setValue(m_name, QCborValue(branch.isNull() ? QString() : branch.toString()));
}

} // namespace ui
