// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/catalogue/Catalogue.h"

#include "sync/hub/HubTypes.h"

namespace hub {

//! Whether an op has the form that the merge policy of its kind asks for, and may say what it says
//! about whoever signed it. An empty code when it has.
//!
//! "policy" with the field: an act on what acts do not change; "guarded" with the field: it changes
//! by acts only; "invalid" with the field: no pair of expected and wanted; "signer" with the field:
//! another's name.
wire::OpOutcome checkPolicy(const models::catalogue::Kind &kind, const wire::Op &op,
                            PersonId signer);

//! The fields that an op sets: of an act what it wants, not what it expects.
QCborMap wantedFields(const wire::Op &op);

} // namespace hub
