// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/UploadOpening.h"

#include "sync/hub/HubCore.h"
#include "sync/hub/HubPeers.h"
#include "sync/hub/HubStore.h"

namespace hub {

Result<OpenedUpload> openUpload(HubCore &core, HubStore &store, const QString &id, qint64 device)
{
    auto *peers = store.peers();
    if (peers) {
        // Whose it is comes first: another's upload is not taken, not even from another process.
        BB_TRY(store.media().findUpload(id, device));
        BB_TRY(peers->takeUpload(id));
    }
    // Behind that, because the other process may have kept more meanwhile.
    BB_TRY_ASSIGN(upload, store.media().findUpload(id, device));
    BB_TRY_ASSIGN(open, core.uploads.open(upload, core.clock.nowMs()));
    if (peers) {
        // Asked for again before it was open here: what is open now would not be let go of.
        BB_TRY_ASSIGN(held, peers->holdsUpload(id));
        if (!held) {
            core.uploads.close(id);
            return Error{Error::Conflict, {}, QStringLiteral("offset"), {}, upload.received};
        }
    }
    return Result<OpenedUpload>(OpenedUpload{std::move(upload), std::move(open)});
}

} // namespace hub
