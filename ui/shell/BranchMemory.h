// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <optional>

namespace models {
class Settings;
}

namespace ui {

//! Which branch each person at this PC worked on last, kept in the vault with the rest.
class BranchMemory
{
public:
    //! \a settings must outlive the memory.
    BranchMemory(models::Settings &settings, models::PersonId person);

    //! Empty when nothing was kept or it cannot be read; a null id stands for all branches.
    std::optional<models::OrganisationId> last() const;
    models::Result<void> keep(models::OrganisationId branch);

private:
    models::Settings &m_settings;
    QString m_name;
};

} // namespace ui
