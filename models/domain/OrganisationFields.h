// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Organisation.h"

#include <QCborMap>

namespace models {

//! The catalogue's fields of an organisation; null where it has no value.
QCborMap toFields(const Organisation &organisation);
Organisation organisationFrom(OrganisationId id, const QCborMap &fields);

} // namespace models
