// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Organisation.h"
#include "models/domain/Result.h"

namespace models {

class Database;

//! Before enrolment a PC works under a person and an organisation of its own making; at enrolment
//! that work becomes the real person's in the real organisation.
struct Identity {
    PersonId person{};
    OrganisationId organisation{};
};

//! Stores an organisation that the hub has not sent; nothing is queued, because only the hub
//! writes organisations. Replaces it when it is there.
Result<void> storeLocalOrganisation(Database &database, const Organisation &organisation);

//! Maps rows, streams, drafts and unsent changes from \a local to \a real, and notes who the
//! vault's person is at the hub. One transaction; Conflict when changes of the local person have
//! been sealed into a batch already.
Result<void> adoptIdentity(Database &database, const Identity &local, const Identity &real);

//! Who \a vaultPerson is at the hub: the actor of changes. The same id before enrolment.
Result<PersonId> actingPerson(Database &database, PersonId vaultPerson);

} // namespace models
