// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Conflict.h"

namespace support {

class TestReplica;

//! Stores an open conflict in the replica's branch as if the hub had sent it; id and organisation
//! of \a conflict are set here. Ends the program when the store refuses.
models::ConflictId storeConflict(TestReplica &replica, const models::Conflict &conflict);

} // namespace support
