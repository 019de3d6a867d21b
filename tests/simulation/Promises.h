// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <vector>

namespace simulation {

class EditLedger;
class SimulatedHub;
class SimulatedPc;

//! What must hold when the network has healed and nothing is under way; each answers what is
//! broken, or nothing.

//! No replica has anything left to send, all stand at the hub's count and digest, and the hub's
//! own digests are those of its rows.
QString brokenConvergence(SimulatedHub &hub, const std::vector<std::unique_ptr<SimulatedPc>> &pcs);

//! Which rows a replica holds otherwise than the hub, for whoever looks into a failure.
QString differences(SimulatedHub &hub, SimulatedPc &pc);

//! Every value somebody wrote is shown, or was seen by whoever wrote another in its place, or is
//! kept as the loser of a conflict on every replica that reads the record, or is refused and still
//! visible to its author.
QString lostEdits(SimulatedHub &hub, const std::vector<std::unique_ptr<SimulatedPc>> &pcs,
                  const EditLedger &ledger);

} // namespace simulation
