// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/UploadPatchHandler.h"

#include "sync/hub/handlers/Tus.h"
#include "sync/hub/handlers/UploadOpening.h"
#include "sync/hub/handlers/UploadReceiver.h"
#include "sync/hub/Limits.h"

namespace hub {

namespace {

//! The length that was announced: what cannot be taken is refused before it is sent.
Result<void> checkLength(const Call &call, qint64 room, bool isHeld)
{
    if (call.request.header("content-length").isEmpty())
        return {};
    BB_TRY_ASSIGN(length, tus::bytesIn(call.request, "content-length"));
    if (length > room)
        return Error{Error::TooLarge, {}, {}, {}, room};
    if (isHeld && length > limits::heldUploadBytes)
        return Error{Error::TooLarge, {}, {}, {}, limits::heldUploadBytes};
    return {};
}

} // namespace

Result<std::unique_ptr<BodyReceiver>> UploadPatchHandler::receive(Call &call) const
{
    BB_TRY(tus::checkVersion(call.request));
    if (call.request.header("content-type") != "application/offset+octet-stream")
        return Error{Error::Unsupported, QStringLiteral("Content-Type"), QStringLiteral("type")};
    BB_TRY_ASSIGN(offset, tus::bytesIn(call.request, "upload-offset"));
    BB_TRY_ASSIGN(checksum, tus::checksum(call.request));
    BB_TRY_ASSIGN(
        opened,
        openUpload(call.core, call.store, QString::fromLatin1(call.rest), call.session.device.no));
    auto &[upload, open] = opened;
    const auto turn = open->takeOver();
    const auto received = open->received();
    if (offset != received)
        return Error{Error::Conflict, {}, QStringLiteral("offset"), {}, received};
    BB_TRY(checkLength(call, upload.size - offset, !checksum.expected.isEmpty()));
    return std::unique_ptr<BodyReceiver>(std::make_unique<UploadReceiver>(
        call.core, std::move(upload), std::move(open), turn, std::move(checksum)));
}

} // namespace hub
