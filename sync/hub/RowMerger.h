// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"

#include <optional>

namespace hub {

//! One op as it is to be merged, with what its device may not claim by itself.
struct IncomingOp {
    const wire::Op &op;
    qint64 device = 0;
    qint64 replica = 0; //!< the device in its present life
    quint64 hlc = 0; //!< the op's own, held to receipt time + 5 minutes
    qint64 seq = 0; //!< what the row's seq becomes if it changes
    qint64 chain = 0;

    FieldClock clock() const { return {seq, hlc, replica, chain, op.clockDoubtful}; }
};

struct Merged {
    wire::Outcome outcome = wire::Outcome::Applied;
    //! The row as it becomes; nothing when it stays as it is.
    std::optional<StoredRow> row{};
    QList<LostValue> lost{};
};

//! The merge of docs/protocol.md, "Ops": `base` decides whether two edits are concurrent, `hlc`
//! only which of two values is shown; the other is handed back to be kept.
//!
//! \a fresh is the row to make when there is none: key, organisation and stream filled in.
Result<Merged> mergeNew(const IncomingOp &incoming, StoredRow fresh);
Result<Merged> mergeFields(const IncomingOp &incoming, const StoredRow &current);
//! Each field of an act is [expected, wanted]: all are set when all stand as expected, else none.
Result<Merged> mergeAct(const IncomingOp &incoming, const StoredRow &current);
Result<Merged> mergeDeletion(const IncomingOp &incoming, const StoredRow &current);

} // namespace hub
