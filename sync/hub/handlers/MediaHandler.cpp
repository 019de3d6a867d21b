// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/MediaHandler.h"

#include "models/crypto/ChunkedFile.h"

#include "sync/hub/media/ByteRange.h"
#include "sync/hub/media/FileSource.h"
#include "sync/hub/MediaIndex.h"

namespace hub {

Result<HttpResponse> MediaHandler::handle(Call &call) const
{
    const auto hash = QByteArray::fromHex(call.rest);
    if (hash.size() != models::crypto::hashSize || hash.toHex() != call.rest)
        return Error::NotFound;
    BB_TRY_ASSIGN(scope, scopeOf(call));
    BB_TRY_ASSIGN(file, call.store.media().find(hash, scope));

    HttpResponse response;
    response.headers.emplaceBack("Accept-Ranges", "bytes");
    ByteRange range{0, file.size};
    const auto total = QByteArray::number(file.size);
    switch (parseRange(call.request.header("range"), file.size, range)) {
    case RangeForm::None:
        break;
    case RangeForm::Unsatisfiable:
        response.status = 416;
        response.headers.emplaceBack("Content-Range", "bytes */" + total);
        return response;
    case RangeForm::Good:
        response.status = 206;
        response.headers.emplaceBack("Content-Range",
                                     "bytes " + QByteArray::number(range.first) + '-'
                                         + QByteArray::number(range.first + range.length - 1) + '/'
                                         + total);
        break;
    }
    BB_TRY_ASSIGN(device, models::openChunked(call.core.uploads.pathOf(file.file), file.key));
    if (!device->seek(range.first))
        return Error{Error::Corrupt, {}, QStringLiteral("media")};
    // Content types that users named are not repeated to other programs.
    response.headers.emplaceBack("Content-Type", "application/octet-stream");
    response.headers.emplaceBack("Cache-Control", "private, no-store");
    response.stream = std::make_shared<FileSource>(std::move(device), range.length);
    return response;
}

} // namespace hub
