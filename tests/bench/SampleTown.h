// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

namespace models {
class Database;
}

namespace bench {

//! How much a town's replica holds.
struct TownSize {
    int branches = 100;
    int membersOfBranch = 21;
    int years = 5;
    int meetingsOfYear = 48; //!< of one branch
    int agendaItems = 3; //!< of one meeting

    int members() const { return branches * membersOfBranch; }
    int meetings() const { return branches * years * meetingsOfYear; }
    int marks() const { return meetings() * membersOfBranch; }
};

//! Fills an empty replica as if a hub had sent a town's records, up to November 2026; fictional.
models::Result<void> fillTown(models::Database &database, const TownSize &size);

} // namespace bench
