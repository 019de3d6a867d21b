// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/UploadCompletion.h"

#include "sync/hub/HubCore.h"
#include "sync/hub/HubStore.h"

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

Result<qint64> UploadCompletion::settle(const Upload &upload, OpenUpload &open) const
{
    const auto kept = open.keep([&](qint64 received, const QByteArray &tail) {
        return m_store.write(
            [&] { return m_store.media().setReceived(upload.id, received, tail); });
    });
    const bool isConflict = !kept && kept.error().code == Error::Conflict;
    if (!kept && !isConflict) {
        // What is on disk now is not what is held here: the next request opens it anew.
        m_core.uploads.close(upload.id);
        return kept.error();
    }
    const auto reached = kept ? *kept : kept.error().number;
    if (reached == upload.size) {
        BB_TRY(open.complete([&] { return complete(upload); }));
        return reached;
    }
    return kept;
}

Result<void> UploadCompletion::complete(const Upload &upload) const
{
    m_core.uploads.close(upload.id);
    const auto hash = hashOfFile(m_core.uploads.pathOf(upload.file), upload.key);
    if (hash && *hash == upload.hash)
        return list(upload);
    BB_TRY(discard(upload));
    return hash ? Error{Error::Corrupt, {}, QStringLiteral("checksum")} : hash.error();
}

Result<void> UploadCompletion::list(const Upload &upload) const
{
    // Only behind the commit: what was undone would miss its file.
    bool isSpare = false;
    BB_TRY(m_store.write([&]() -> Result<void> {
        isSpare = false;
        auto &media = m_store.media();
        BB_TRY_ASSIGN(removed, media.removeUpload(upload.id));
        // A request on a connection that broke unnoticed has come to the end first, or the upload
        // was given up meanwhile: only where the file is listed may it be called complete.
        if (!removed) {
            BB_TRY_ASSIGN(listed, media.has(upload.hash));
            return listed ? Result<void>() : Result<void>(Error::NotFound);
        }
        BB_TRY(media.hold(upload.hash, upload.organisation));
        BB_TRY_ASSIGN(known, media.has(upload.hash));
        if (known) {
            isSpare = true;
            return {};
        }
        MediaFile file;
        file.hash = upload.hash;
        file.file = upload.file;
        file.size = upload.size;
        file.mediaType = upload.mediaType;
        file.key = upload.key.clone();
        file.addedAt = m_core.clock.nowMs();
        return media.add(file);
    }));
    if (isSpare)
        m_core.uploads.removeFile(upload.file);
    return {};
}

Result<void> UploadCompletion::discard(const Upload &upload) const
{
    bool removed = false;
    BB_TRY(m_store.write([&]() -> Result<void> {
        BB_TRY_ASSIGN(found, m_store.media().removeUpload(upload.id));
        removed = found;
        return {};
    }));
    if (removed)
        m_core.uploads.removeFile(upload.file);
    return {};
}

} // namespace hub
