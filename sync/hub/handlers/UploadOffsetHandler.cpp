// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/UploadOffsetHandler.h"

#include "sync/hub/handlers/Tus.h"
#include "sync/hub/handlers/UploadCompletion.h"
#include "sync/hub/handlers/UploadOpening.h"

namespace hub {

Result<HttpResponse> UploadOffsetHandler::handle(Call &call) const
{
    BB_TRY(tus::checkVersion(call.request));
    BB_TRY_ASSIGN(
        opened,
        openUpload(call.core, call.store, QString::fromLatin1(call.rest), call.session.device.no));
    const auto &[upload, open] = opened;
    // Whoever asks is going to send the rest: a request that still writes, on a connection that
    // broke unnoticed, must not move the offset behind its back.
    open->takeOver();
    BB_TRY_ASSIGN(reached, UploadCompletion(call.core, call.store).settle(upload, *open));
    auto answer = tus::offsetResponse(200, reached);
    answer.headers.emplaceBack("Upload-Length", QByteArray::number(upload.size));
    return answer;
}

} // namespace hub
