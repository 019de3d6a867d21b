// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/ThumbnailRepository.h"

#include "models/sql/Database.h"

namespace models {

Result<QByteArray> ThumbnailRepository::find(const QByteArray &original) const
{
    BB_TRY_ASSIGN(statement, m_database.prepare("SELECT jpeg FROM thumbnails WHERE hash = ?1"));
    BB_TRY_ASSIGN(found, statement.bindBytes(1, original).step());
    if (!found)
        return Error::NotFound;
    return statement.bytes(0);
}

Result<void> ThumbnailRepository::save(const QByteArray &original, const QByteArray &jpeg,
                                       QSize size)
{
    BB_TRY_ASSIGN(
        statement,
        m_database.prepare("INSERT OR REPLACE INTO thumbnails (hash, width, height, jpeg) "
                           "VALUES (?1, ?2, ?3, ?4)"));
    statement.bindBytes(1, original).bind(2, qint64(size.width())).bind(3, qint64(size.height()));
    return statement.bindBytes(4, jpeg).run();
}

} // namespace models
