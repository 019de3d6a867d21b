// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/handlers/Handler.h"
#include "sync/hub/SessionStore.h"
#include "sync/wire/Changes.h"

namespace hub {

//! POST /v1/changes: the rows that the caller's replica lacks, within the caller's scope.
//!
//! Stored states are copied into the answer as they are. Head, count, digest and rows of one answer
//! come from one view of the store.
class ChangesHandler final : public Handler
{
public:
    Result<HttpResponse> handle(Call &call) const override;

private:
    struct Answer;

    Result<Cursors> cursorsOf(Call &call, const wire::ChangesRequest &request,
                              const QList<StreamHead> &streams, Answer &answer) const;
    Result<void> findRemoved(Call &call, const QList<StreamHead> &streams, Answer &answer) const;
    Result<void> addRows(Call &call, const wire::ChangesRequest &request,
                         const QList<StreamHead> &streams, Answer &answer) const;
};

} // namespace hub
