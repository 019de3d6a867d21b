// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/MediaUpload.h"

#include "models/sql/Database.h"

#include <QIODevice>
#include <QUrl>

namespace engine {

namespace {

const std::pair<QByteArray, QByteArray> tusVersion("Tus-Resumable", "1.0.0");
//! The hub may move the offset back a few times when connections break; more is a fault.
constexpr int maximumRealignments = 8;

Result<qint64> offsetIn(const HttpReply &reply)
{
    bool ok = false;
    const auto offset = reply.header("upload-offset").toLongLong(&ok);
    if (!ok || offset < 0)
        return Error{Error::Protocol, {}, QStringLiteral("offset")};
    return offset;
}

} // namespace

MediaUpload::MediaUpload(models::Database &database, models::MediaStore &store, HubClient &hub,
                         Cancellation cancellation)
    : m_database(database),
      m_store(store),
      m_hub(hub),
      m_cancellation(std::move(cancellation))
{
}

Result<void> MediaUpload::run(const models::MediaInfo &info, models::OrganisationId organisation,
                              const std::function<void(qint64)> &advance)
{
    BB_TRY_ASSIGN(position, resume(info, organisation));
    BB_TRY_ASSIGN(file, m_store.open(info.hash));
    advance(position.offset);
    int realignments = 0;
    while (position.offset < info.size) {
        if (m_cancellation.isCancelled())
            return Error{Error::Cancelled};
        if (!file->seek(position.offset))
            return Error{Error::Io};
        const auto piece = file->read(qMin(m_piece.bytes(), info.size - position.offset));
        if (piece.isEmpty())
            return Error{Error::Corrupt, {}, QStringLiteral("media")};
        const auto reply = m_hub.call({"PATCH",
                                       position.path,
                                       {tusVersion,
                                        {"Content-Type", "application/offset+octet-stream"},
                                        {"Upload-Offset", QByteArray::number(position.offset)}},
                                       piece});
        auto reached = reply ? offsetIn(*reply) : Result<qint64>(reply.error());
        if (!reached) {
            if (reached.error().code == Error::Corrupt)
                BB_TRY(keep(info.hash, {}));
            if (reached.error().code != Error::Conflict || ++realignments > maximumRealignments)
                return reached.error();
            reached = offsetAtHub(position.path);
            BB_TRY(reached);
        }
        if (reply)
            m_piece.succeeded();
        advance(*reached - position.offset);
        position.offset = *reached;
        BB_TRY(keep(info.hash, position));
    }
    BB_TRY(m_store.markDelivered(info.hash));
    return keep(info.hash, {});
}

Result<MediaUpload::Position> MediaUpload::resume(const models::MediaInfo &info,
                                                  models::OrganisationId organisation)
{
    BB_TRY_ASSIGN(kept, m_database.prepare("SELECT upload_url FROM media WHERE hash = ?1"));
    BB_TRY_ASSIGN(found, kept.bindBytes(1, info.hash).step());
    const auto path = found ? kept.text(0).toLatin1() : QByteArray();
    kept.reset();
    if (!path.isEmpty()) {
        const auto offset = offsetAtHub(path);
        if (offset)
            return Position{path, *offset};
        // The hub has given the upload up; anything else is no reason to begin anew.
        if (offset.error().code != Error::NotFound && offset.error().code != Error::Expired)
            return offset.error();
    }
    return create(info, organisation);
}

Result<MediaUpload::Position> MediaUpload::create(const models::MediaInfo &info,
                                                  models::OrganisationId organisation)
{
    const auto metadata = "hash " + info.hash.toBase64() + ",organisation "
        + organisation.bytes().toBase64() + ",type " + info.mediaType.toUtf8().toBase64();
    BB_TRY_ASSIGN(reply,
                  m_hub.call({"POST",
                              "/v1/media",
                              {tusVersion,
                               {"Upload-Length", QByteArray::number(info.size)},
                               {"Upload-Metadata", metadata}},
                              {}}));
    Position position;
    position.path = QUrl(QString::fromLatin1(reply.header("location"))).path().toLatin1();
    if (!position.path.startsWith("/v1/media/"))
        return Error{Error::Protocol, {}, QStringLiteral("location")};
    // A hub that has the file already says so by the offset.
    if (!reply.header("upload-offset").isEmpty()) {
        BB_TRY_ASSIGN(offset, offsetIn(reply));
        position.offset = offset;
    }
    BB_TRY(keep(info.hash, position));
    return position;
}

Result<qint64> MediaUpload::offsetAtHub(const QByteArray &path)
{
    BB_TRY_ASSIGN(reply, m_hub.call({"HEAD", path, {tusVersion}, {}}));
    return offsetIn(reply);
}

Result<void> MediaUpload::keep(const QByteArray &hash, const Position &position)
{
    BB_TRY_ASSIGN(update,
                  m_database.prepare("UPDATE media SET upload_url = ?2, upload_offset = ?3"
                                     " WHERE hash = ?1"));
    update.bindBytes(1, hash).bind(3, position.offset);
    if (position.path.isEmpty())
        update.bindNull(2);
    else
        update.bind(2, QStringView(QString::fromLatin1(position.path)));
    return update.run();
}

} // namespace engine
