// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/catalogue/Access.h"

#include "sync/hub/BatchLog.h"
#include "sync/hub/HubTypes.h"
#include "sync/hub/WorkingSet.h"

namespace hub {

struct ChangedStream;
struct HubCore;
class HubStore;
class Scope;

//! Takes a signed batch into the store, whatever road it came by.
//!
//! Checks both signatures, the device's chain, each op's scope and content; merges; numbers;
//! answers with a signed receipt, which is stored in the same transaction. Repeating a batch gives
//! the same receipt. NotFound: not this caller's to send. Conflict with the reasons "gap" (number
//! is the n that is expected) and "fork"; Protocol for bytes that are no batch, Unauthorised
//! "signature".
class BatchApplier
{
public:
    BatchApplier(HubCore &core, HubStore &store) : m_core(core), m_store(store) { }

    Result<QByteArray> apply(const Session &session, const QByteArray &envelopeBytes);

private:
    using Kind = models::catalogue::Kind;
    using Permission = models::catalogue::Permission;
    struct Work;

    Result<void> checkChain(const wire::Batch &batch, const Chain &chain) const;
    Result<void> applyOps(Work &work);
    Result<QList<ChangedStream>> changedStreams(const Work &work);
    Result<void> applyTxn(Work &work, qsizetype first, qsizetype last);
    Result<wire::OpOutcome> applyOp(Work &work, const wire::Op &op);
    //! Refused with a code when the op may not go on.
    Result<wire::OpOutcome> check(Work &work, const wire::Op &op);
    Result<Permission> permission(Work &work, const Kind &kind, const wire::Op &op);
    bool waitsForRefused(const Work &work, const wire::Op &op) const;

    HubCore &m_core;
    HubStore &m_store;
};

} // namespace hub
