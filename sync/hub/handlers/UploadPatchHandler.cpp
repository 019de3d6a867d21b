// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/UploadPatchHandler.h"

#include "sync/hub/handlers/Tus.h"

namespace hub {

namespace {

constexpr qsizetype readPiece = 256 * 1024;

Result<QByteArray> hashOfFile(const QString &path, const models::SecretBytes &key)
{
    BB_TRY_ASSIGN(device, models::openChunked(path, key));
    models::crypto::Hasher hasher;
    while (!device->atEnd()) {
        const auto piece = device->read(readPiece);
        if (piece.isEmpty())
            return Error{Error::Corrupt, {}, QStringLiteral("checksum")};
        hasher.add(piece);
    }
    return hasher.finish();
}

} // namespace

Result<HttpResponse> UploadPatchHandler::handle(Call &call) const
{
    BB_TRY(tus::checkVersion(call.request));
    if (call.request.header("content-type") != "application/offset+octet-stream")
        return Error{Error::Unsupported, QStringLiteral("Content-Type"), QStringLiteral("type")};
    BB_TRY_ASSIGN(offset, tus::bytesIn(call.request, "upload-offset"));
    const auto id = QString::fromLatin1(call.rest);
    BB_TRY_ASSIGN(upload, call.store.media().findUpload(id, call.session.device.no));
    BB_TRY_ASSIGN(open, call.core.uploads.open(upload, call.core.clock.nowMs()));

    const std::lock_guard lock(open->mutex);
    if (offset != open->received)
        return Error{Error::Conflict, {}, QStringLiteral("offset"), {}, open->received};
    if (call.request.body.size() > upload.size - offset)
        return Error{Error::TooLarge, {}, {}, {}, upload.size};
    BB_TRY(tus::checkChecksum(call.request));
    if (const auto appended = append(call, upload, *open); !appended) {
        // What is on disk now is not what is held here: the next request opens it anew.
        call.core.uploads.close(id);
        return appended.error();
    }
    const auto reached = open->received;
    if (reached == upload.size)
        BB_TRY(complete(call, std::move(upload), *open));
    return tus::offsetResponse(204, reached);
}

Result<void> UploadPatchHandler::append(Call &call, const Upload &upload, OpenUpload &open) const
{
    const auto &body = call.request.body;
    BB_TRY(open.writer->append(body));
    BB_TRY(open.writer->flush());
    const auto received = open.received + body.size();
    const auto tailSize = received % models::chunked::chunkSize;
    open.tail = (open.tail + body).right(tailSize);
    open.received = received;
    return call.store.write(
        [&] { return call.store.media().setReceived(upload.id, received, open.tail); });
}

Result<void> UploadPatchHandler::complete(Call &call, Upload upload, OpenUpload &open) const
{
    BB_TRY(open.writer->finish());
    call.core.uploads.close(upload.id);
    const auto hash = hashOfFile(call.core.uploads.pathOf(upload.file), upload.key);
    if (!hash || *hash != upload.hash) {
        BB_TRY(discard(call, upload));
        return hash ? Error{Error::Corrupt, {}, QStringLiteral("checksum")} : hash.error();
    }
    return call.store.write([&]() -> Result<void> {
        auto &media = call.store.media();
        BB_TRY(media.removeUpload(upload.id));
        BB_TRY_ASSIGN(known, media.has(upload.hash));
        if (known) {
            call.core.uploads.removeFile(upload.file);
            return {};
        }
        MediaFile file;
        file.hash = upload.hash;
        file.file = upload.file;
        file.size = upload.size;
        file.mediaType = upload.mediaType;
        file.key = std::move(upload.key);
        file.addedAt = call.core.clock.nowMs();
        return media.add(file);
    });
}

Result<void> UploadPatchHandler::discard(Call &call, const Upload &upload) const
{
    BB_TRY(call.store.write([&] { return call.store.media().removeUpload(upload.id); }));
    call.core.uploads.removeFile(upload.file);
    return {};
}

} // namespace hub
