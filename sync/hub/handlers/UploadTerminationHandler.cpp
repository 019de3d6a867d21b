// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/UploadTerminationHandler.h"

#include "sync/hub/handlers/Tus.h"
#include "sync/hub/MediaIndex.h"

namespace hub {

Result<HttpResponse> UploadTerminationHandler::handle(Call &call) const
{
    BB_TRY(tus::checkVersion(call.request));
    BB_TRY_ASSIGN(
        upload,
        call.store.media().findUpload(QString::fromLatin1(call.rest), call.session.device.no));
    bool removed = false;
    BB_TRY(call.store.write([&]() -> Result<void> {
        BB_TRY_ASSIGN(found, call.store.media().removeUpload(upload.id));
        removed = found;
        return {};
    }));
    call.core.uploads.close(upload.id);
    // Otherwise its last byte came meanwhile, and the file is no upload any more.
    if (removed)
        call.core.uploads.removeFile(upload.file);
    return tus::response(204);
}

} // namespace hub
