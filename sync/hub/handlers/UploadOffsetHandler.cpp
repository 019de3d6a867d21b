// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/UploadOffsetHandler.h"

#include "sync/hub/handlers/Tus.h"
#include "sync/hub/handlers/UploadCompletion.h"

namespace hub {

Result<HttpResponse> UploadOffsetHandler::handle(Call &call) const
{
    BB_TRY(tus::checkVersion(call.request));
    BB_TRY_ASSIGN(
        upload,
        call.store.media().findUpload(QString::fromLatin1(call.rest), call.session.device.no));
    BB_TRY_ASSIGN(open, call.core.uploads.open(upload, call.core.clock.nowMs()));
    // Whoever asks is going to send the rest: a request that still writes, on a connection that
    // broke unnoticed, must not move the offset behind its back.
    open->takeOver();
    BB_TRY_ASSIGN(reached, UploadCompletion(call.core, call.store).settle(upload, *open));
    auto answer = tus::offsetResponse(200, reached);
    answer.headers.emplaceBack("Upload-Length", QByteArray::number(upload.size));
    return answer;
}

} // namespace hub
