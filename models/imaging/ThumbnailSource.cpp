// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/ThumbnailSource.h"

#include "models/imaging/PhotoReader.h"
#include "models/imaging/Thumbnail.h"
#include "models/media/MediaStore.h"

#include <QBuffer>

namespace models {

namespace {

Result<QImage> decoded(QByteArray jpeg)
{
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::ReadOnly);
    return PhotoReader(buffer).read({Thumbnail::longSide, Thumbnail::longSide});
}

} // namespace

Result<QImage> ThumbnailSource::find(const Attachment &attachment)
{
    if (const auto jpeg = m_repository.find(attachment.hash))
        return decoded(*jpeg);
    if (attachment.thumbnail.isEmpty())
        return Error::NotFound;
    BB_TRY_ASSIGN(device, m_media.open(attachment.thumbnail));
    // It came from another PC: what is no thumbnail is not taken for one.
    if (device->size() > Thumbnail::byteCap)
        return Error{Error::Corrupt, {}, QStringLiteral("picture")};
    const auto jpeg = device->readAll();
    BB_TRY_ASSIGN(image, decoded(jpeg));
    BB_TRY(m_repository.save(attachment.hash, jpeg, image.size()));
    return image;
}

} // namespace models
