// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"

#include <QString>

namespace models {

enum class OrganisationType { County, Town, GeneralBranch, Branch, Group, Node };

//! A node of the organisation tree; written at the hub only.
struct Organisation {
    OrganisationId id{};
    QString code{};
    OrganisationId parent{}; //!< null at the top
    OrganisationType type = OrganisationType::Branch;
    QString category{}; //!< 农村, 社区, 机关 …: as the county's list says it
    QString name{};
    QString sealName{}; //!< as on the seal: 中共…支部委员会
};

QString wordOf(OrganisationType type);
OrganisationType organisationTypeOf(QStringView word);

} // namespace models
