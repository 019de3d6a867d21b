// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/postgres/PostgresMediaIndex.h"

namespace hub {

namespace {

// Where a sealed value belongs.
QByteArray tailOf(const QString &upload)
{
    return "tail/" + upload.toLatin1();
}

QByteArray keyOf(const QString &upload)
{
    return "upload/" + upload.toLatin1();
}

} // namespace

Result<bool> PostgresMediaIndex::isNamedWithin(const QByteArray &hash, const Scope &scope)
{
    auto select = m_connection.use("SELECT DISTINCT o.path FROM media_reference m"
                                   " JOIN media_holder h ON h.hash = m.hash AND h.org = m.org"
                                   " JOIN organisation o ON o.id = m.org WHERE m.hash = $1");
    select->bindBytes(1, hash);
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return false;
        if (scope.mayRead(select->text(0), u"core"))
            return true;
    }
}

Result<MediaFile> PostgresMediaIndex::find(const QByteArray &hash, const Scope &scope)
{
    BB_TRY_ASSIGN(named, isNamedWithin(hash, scope));
    if (!named)
        return Error::NotFound;
    auto select = m_connection.use("SELECT file, size, media_type, file_key, added_at FROM media"
                                   " WHERE hash = $1");
    select->bindBytes(1, hash);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    MediaFile file;
    file.hash = hash;
    file.file = select->text(0);
    file.size = select->number(1);
    file.mediaType = select->text(2);
    BB_TRY_ASSIGN(key, m_wrap.open(select->bytes(3), "media/" + hash));
    file.key = std::move(key);
    file.addedAt = select->number(4);
    return file;
}

Result<bool> PostgresMediaIndex::has(const QByteArray &hash)
{
    auto select = m_connection.use("SELECT 1 FROM media WHERE hash = $1");
    select->bindBytes(1, hash);
    return select->step();
}

Result<void> PostgresMediaIndex::add(const MediaFile &file)
{
    auto insert = m_connection.use("INSERT INTO media (hash, file, size, media_type, file_key,"
                                   " added_at) VALUES ($1, $2, $3, $4, $5, $6)");
    insert->bindBytes(1, file.hash).bind(2, file.file).bind(3, file.size).bind(4, file.mediaType);
    insert->bindBytes(5, m_wrap.seal(file.key.view(), "media/" + file.hash)).bind(6, file.addedAt);
    return insert->run();
}

Result<void> PostgresMediaIndex::hold(const QByteArray &hash, OrganisationId organisation)
{
    auto insert = m_connection.use("INSERT INTO media_holder (hash, org) VALUES ($1, $2)"
                                   " ON CONFLICT DO NOTHING");
    insert->bindBytes(1, hash).bind(2, organisation);
    return insert->run();
}

Result<void> PostgresMediaIndex::addUpload(const Upload &upload)
{
    auto insert = m_connection.use("INSERT INTO upload (id, device, org, hash, media_type, size,"
                                   " received, tail, file, file_key, started_at, holder)"
                                   " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
    insert->bind(1, upload.id).bind(2, upload.device).bind(3, upload.organisation);
    insert->bindBytes(4, upload.hash).bind(5, upload.mediaType).bind(6, upload.size);
    insert->bind(7, upload.received).bindBytes(8, m_wrap.seal(upload.tail, tailOf(upload.id)));
    insert->bind(9, upload.file).bindBytes(10, m_wrap.seal(upload.key.view(), keyOf(upload.id)));
    insert->bind(11, upload.startedAt).bind(12, qint64(m_process));
    return insert->run();
}

Result<Upload> PostgresMediaIndex::findUpload(const QString &id, qint64 device)
{
    auto select =
        m_connection.use("SELECT org, hash, media_type, size, received, tail, file,"
                         " file_key, started_at FROM upload WHERE id = $1 AND device = $2");
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
    BB_TRY_ASSIGN(tail, m_wrap.open(select->bytes(5), tailOf(id)));
    upload.tail = tail.view().toByteArray();
    upload.file = select->text(6);
    BB_TRY_ASSIGN(key, m_wrap.open(select->bytes(7), keyOf(id)));
    upload.key = std::move(key);
    upload.startedAt = select->number(8);
    return upload;
}

Result<Upload> PostgresMediaIndex::findUploadOf(const QByteArray &hash, qint64 device)
{
    QString id;
    {
        auto select = m_connection.use("SELECT id FROM upload WHERE hash = $1 AND device = $2"
                                       " ORDER BY started_at DESC LIMIT 1");
        select->bindBytes(1, hash).bind(2, device);
        BB_TRY_ASSIGN(found, select->step());
        if (!found)
            return Error::NotFound;
        id = select->text(0);
    }
    return findUpload(id, device);
}

Result<void> PostgresMediaIndex::setReceived(const QString &id, qint64 received,
                                             const QByteArray &tail)
{
    auto update = m_connection.use("UPDATE upload SET received = $2, tail = $3 WHERE id = $1");
    update->bind(1, id).bind(2, received).bindBytes(3, m_wrap.seal(tail, tailOf(id)));
    return update->run();
}

Result<bool> PostgresMediaIndex::removeUpload(const QString &id)
{
    auto remove = m_connection.use("DELETE FROM upload WHERE id = $1 RETURNING 1");
    remove->bind(1, id);
    return remove->step();
}

Result<std::vector<Upload>> PostgresMediaIndex::uploadsBefore(qint64 startedAt)
{
    auto select = m_connection.use("SELECT id, file FROM upload WHERE started_at < $1");
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

Result<qint64> PostgresMediaIndex::pendingBytes(qint64 device)
{
    auto select =
        m_connection.use("SELECT coalesce(sum(size), 0)::bigint FROM upload WHERE device = $1");
    select->bind(1, device);
    BB_TRY(select->step());
    return select->number(0);
}

Result<qint64> PostgresMediaIndex::pendingCount(qint64 device)
{
    auto select = m_connection.use("SELECT count(*) FROM upload WHERE device = $1");
    select->bind(1, device);
    BB_TRY(select->step());
    return select->number(0);
}

} // namespace hub
