// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QByteArray>
#include <QSize>

namespace models {

class Database;

//! Small pictures of photos and videos, inside the encrypted database. Local: never synced from
//! here; thumbnails travel as media files of their own. Thread of its Database.
class ThumbnailRepository
{
public:
    explicit ThumbnailRepository(Database &database) : m_database(database) { }

    //! JPEG bytes of the thumbnail of the file with this hash; NotFound.
    Result<QByteArray> find(const QByteArray &original) const;
    Result<void> save(const QByteArray &original, const QByteArray &jpeg, QSize size);

private:
    Database &m_database;
};

} // namespace models
