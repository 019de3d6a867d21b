// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/Result.h"
#include "models/media/ThumbnailRepository.h"

#include <QImage>

namespace models {

class MediaStore;

//! The thumbnail of an attachment, wherever it is: in the database, or as a file that the hub sent,
//! which it then takes into the database. Thread of the Database.
class ThumbnailSource
{
public:
    ThumbnailSource(Database &database, const MediaStore &media)
        : m_repository(database),
          m_media(media)
    {
    }

    //! NotFound while none has arrived or the file has none; Corrupt when it is not a small JPEG.
    Result<QImage> find(const Attachment &attachment);

private:
    ThumbnailRepository m_repository;
    const MediaStore &m_media;
};

} // namespace models
