// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/UploadCreationHandler.h"

#include "models/domain/catalogue/Kinds.h"

#include "sync/hub/Directory.h"
#include "sync/hub/handlers/Tus.h"
#include "sync/hub/Limits.h"
#include "sync/hub/SessionStore.h"

namespace hub {

namespace {

constexpr qsizetype maximumMediaType = 80;
constexpr qsizetype idBytes = 16;
constexpr qint64 abandonedAfterMs = qint64(7) * 86'400'000;

QString randomName(models::RandomSource &random)
{
    QByteArray bytes(idBytes, Qt::Uninitialized);
    random.fill(bytes.data(), bytes.size());
    return QString::fromLatin1(bytes.toHex());
}

} // namespace

Result<bool> UploadCreationHandler::mayAttach(Call &call, const Scope &scope,
                                              OrganisationId id) const
{
    const auto organisation = call.store.directory().findOrganisation(id);
    if (!organisation)
        return organisation.error().code == Error::NotFound ? Result<bool>(false)
                                                            : organisation.error();
    const auto *attachment = models::catalogue::find(models::kind::attachment);
    return scope.permission(organisation->path, *attachment, models::catalogue::Operation::New)
        .isGranted();
}

Result<Upload> UploadCreationHandler::read(Call &call) const
{
    BB_TRY_ASSIGN(size, tus::bytesIn(call.request, "upload-length"));
    const auto metadata = tus::metadata(call.request);
    Upload upload;
    upload.size = size;
    upload.hash = metadata.value("hash");
    upload.organisation = OrganisationId::fromBytes(metadata.value("organisation"));
    upload.mediaType = QString::fromUtf8(metadata.value("type"));
    if (upload.hash.size() != models::crypto::hashSize || upload.organisation.isNull()
        || upload.mediaType.size() > maximumMediaType || size < 1)
        return models::invalid(QStringLiteral("Upload-Metadata"), QStringLiteral("form"));
    if (size > limits::mediaFileBytes)
        return Error{Error::TooLarge, {}, {}, {}, limits::mediaFileBytes};
    return upload;
}

Result<std::vector<Upload>> UploadCreationHandler::removeAbandoned(Call &call) const
{
    const auto before = call.core.clock.nowMs() - abandonedAfterMs;
    BB_TRY_ASSIGN(abandoned, call.store.media().uploadsBefore(before));
    std::vector<Upload> removed;
    for (auto &upload : abandoned) {
        BB_TRY_ASSIGN(found, call.store.media().removeUpload(upload.id));
        if (found)
            removed.push_back(std::move(upload));
    }
    return Result<std::vector<Upload>>(std::move(removed));
}

Result<HttpResponse> UploadCreationHandler::handle(Call &call) const
{
    BB_TRY(tus::checkVersion(call.request));
    BB_TRY_ASSIGN(upload, read(call));
    BB_TRY_ASSIGN(scope, scopeOf(call));
    BB_TRY_ASSIGN(isGranted, mayAttach(call, scope, upload.organisation));
    if (!isGranted) {
        // Noted alike where there is no such organisation: the answer must not take longer for one.
        BB_TRY(call.store.write([&] {
            return call.store.sessions().addDecision(
                call.core.clock.nowMs(), QStringLiteral("upload"), QStringLiteral("scope"),
                call.session.device.id, call.session.person);
        }));
        return Error::NotFound;
    }

    const auto known = call.store.media().find(upload.hash, scope);
    if (known && known->size == upload.size) {
        BB_TRY(call.store.write(
            [&] { return call.store.media().hold(upload.hash, upload.organisation); }));
        auto answer = tus::offsetResponse(201, upload.size);
        answer.headers.emplaceBack("Location", "/v1/media/" + upload.hash.toHex());
        return answer;
    }
    BB_TRY_ASSIGN(pending, call.store.media().pendingBytes(call.session.device.no));
    BB_TRY_ASSIGN(count, call.store.media().pendingCount(call.session.device.no));
    if (pending + upload.size > limits::pendingUploadBytes || count >= limits::pendingUploads)
        return Error{Error::TooManyAttempts, {}, QStringLiteral("quota")};

    auto &random = call.core.random;
    upload.id = randomName(random);
    upload.file = randomName(random);
    upload.device = call.session.device.no;
    upload.key = models::SecretBytes::random(models::crypto::keySize, random);
    upload.startedAt = call.core.clock.nowMs();
    BB_TRY(call.core.uploads.create(upload, random, upload.startedAt));
    std::vector<Upload> abandoned;
    BB_TRY(call.store.write([&]() -> Result<void> {
        BB_TRY_ASSIGN(removed, removeAbandoned(call));
        abandoned = std::move(removed);
        return call.store.media().addUpload(upload);
    }));
    // Only behind the commit: what was undone would miss its file.
    for (const auto &gone : abandoned) {
        call.core.uploads.close(gone.id);
        call.core.uploads.removeFile(gone.file);
    }
    auto answer = tus::offsetResponse(201, 0);
    answer.headers.emplaceBack("Location", tus::uploads + upload.id.toLatin1());
    return answer;
}

} // namespace hub
