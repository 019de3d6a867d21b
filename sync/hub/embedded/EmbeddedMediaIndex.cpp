// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/embedded/EmbeddedMediaIndex.h"

namespace hub {

Result<bool> EmbeddedMediaIndex::isNamedWithin(const QByteArray &hash, const Scope &scope)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT DISTINCT o.path FROM media_reference m"
                                   " JOIN media_holder h ON h.hash = m.hash AND h.org = m.org"
                                   " JOIN organisation o ON o.id = m.org WHERE m.hash = ?"));
    select->bindBytes(1, hash);
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return false;
        if (scope.mayRead(select->text(0), u"core"))
            return true;
    }
}

Result<MediaFile> EmbeddedMediaIndex::find(const QByteArray &hash, const Scope &scope)
{
    BB_TRY_ASSIGN(named, isNamedWithin(hash, scope));
    if (!named)
        return Error::NotFound;
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT file, size, media_type, file_key, added_at FROM media"
                                   " WHERE hash = ?"));
    select->bindBytes(1, hash);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    MediaFile file;
    file.hash = hash;
    file.file = select->text(0);
    file.size = select->number(1);
    file.mediaType = select->text(2);
    file.key = models::SecretBytes::copyOf(select->bytesView(3));
    file.addedAt = select->number(4);
    return file;
}

Result<bool> EmbeddedMediaIndex::has(const QByteArray &hash)
{
    BB_TRY_ASSIGN(select, m_statements.use("SELECT 1 FROM media WHERE hash = ?"));
    select->bindBytes(1, hash);
    return select->step();
}

Result<void> EmbeddedMediaIndex::add(const MediaFile &file)
{
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT INTO media (hash, file, size, media_type, file_key,"
                                   " added_at) VALUES (?, ?, ?, ?, ?, ?)"));
    insert->bindBytes(1, file.hash).bind(2, file.file).bind(3, file.size).bind(4, file.mediaType);
    insert->bindBytes(5, file.key.view()).bind(6, file.addedAt);
    return insert->run();
}

Result<void> EmbeddedMediaIndex::hold(const QByteArray &hash, OrganisationId organisation)
{
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT OR IGNORE INTO media_holder (hash, org) VALUES (?, ?)"));
    insert->bindBytes(1, hash).bind(2, organisation);
    return insert->run();
}

Result<void> EmbeddedMediaIndex::addUpload(const Upload &upload)
{
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT INTO upload (id, device, org, hash, media_type, size,"
                                   " received, tail, file, file_key, started_at)"
                                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    insert->bind(1, upload.id).bind(2, upload.device).bind(3, upload.organisation);
    insert->bindBytes(4, upload.hash).bind(5, upload.mediaType).bind(6, upload.size);
    insert->bind(7, upload.received).bindBytes(8, upload.tail).bind(9, upload.file);
    insert->bindBytes(10, upload.key.view()).bind(11, upload.startedAt);
    return insert->run();
}

Result<Upload> EmbeddedMediaIndex::findUpload(const QString &id, qint64 device)
{
    BB_TRY_ASSIGN(
        select,
        m_statements.use("SELECT org, hash, media_type, size, received, tail, file,"
                         " file_key, started_at FROM upload WHERE id = ? AND device = ?"));
    select->bind(1, id).bind(2, device);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    Upload upload;
    upload.id = id;
    upload.device = device;
    upload.organisation = select->id<OrganisationId>(0);
    upload.hash = select->bytes(1);
    upload.mediaType = select->text(2);
    upload.size = select->number(3);
    upload.received = select->number(4);
    upload.tail = select->bytes(5);
    upload.file = select->text(6);
    upload.key = models::SecretBytes::copyOf(select->bytesView(7));
    upload.startedAt = select->number(8);
    return upload;
}

Result<Upload> EmbeddedMediaIndex::findUploadOf(const QByteArray &hash, qint64 device)
{
    QString id;
    {
        BB_TRY_ASSIGN(select,
                      m_statements.use("SELECT id FROM upload WHERE hash = ? AND device = ?"
                                       " ORDER BY started_at DESC LIMIT 1"));
        select->bindBytes(1, hash).bind(2, device);
        BB_TRY_ASSIGN(found, select->step());
        if (!found)
            return Error::NotFound;
        id = select->text(0);
    }
    return findUpload(id, device);
}

Result<void> EmbeddedMediaIndex::setReceived(const QString &id, qint64 received,
                                             const QByteArray &tail)
{
    BB_TRY_ASSIGN(update,
                  m_statements.use("UPDATE upload SET received = ?2, tail = ?3 WHERE id = ?1"));
    update->bind(1, id).bind(2, received).bindBytes(3, tail);
    return update->run();
}

Result<bool> EmbeddedMediaIndex::removeUpload(const QString &id)
{
    BB_TRY_ASSIGN(remove, m_statements.use("DELETE FROM upload WHERE id = ? RETURNING 1"));
    remove->bind(1, id);
    BB_TRY_ASSIGN(found, remove->step());
    // A DELETE … RETURNING is only over when it has been stepped to its end.
    if (found)
        BB_TRY(remove->run());
    return found;
}

Result<std::vector<Upload>> EmbeddedMediaIndex::uploadsBefore(qint64 startedAt)
{
    BB_TRY_ASSIGN(select, m_statements.use("SELECT id, file FROM upload WHERE started_at < ?"));
    select->bind(1, startedAt);
    std::vector<Upload> uploads;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            break;
        Upload upload;
        upload.id = select->text(0);
        upload.file = select->text(1);
        uploads.push_back(std::move(upload));
    }
    return Result<std::vector<Upload>>(std::move(uploads));
}

Result<qint64> EmbeddedMediaIndex::pendingBytes(qint64 device)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT coalesce(sum(size), 0) FROM upload WHERE device = ?"));
    select->bind(1, device);
    BB_TRY(select->step());
    return select->number(0);
}

Result<qint64> EmbeddedMediaIndex::pendingCount(qint64 device)
{
    BB_TRY_ASSIGN(select, m_statements.use("SELECT count(*) FROM upload WHERE device = ?"));
    select->bind(1, device);
    BB_TRY(select->step());
    return select->number(0);
}

} // namespace hub
