// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/MediaDownload.h"

namespace engine {

namespace {

//! The length after the slash of "bytes 0-99/1234"; -1 when there is none.
qint64 totalIn(const QByteArray &contentRange)
{
    bool ok = false;
    const auto total = contentRange.mid(contentRange.indexOf('/') + 1).toLongLong(&ok);
    return ok ? total : -1;
}

} // namespace

MediaDownload::MediaDownload(models::MediaStore &store, HubClient &hub, Cancellation cancellation)
    : m_store(store),
      m_hub(hub),
      m_cancellation(std::move(cancellation))
{
}

Result<MediaDownload::Piece> MediaDownload::fetch(const QByteArray &hash, qint64 from)
{
    const auto range =
        "bytes=" + QByteArray::number(from) + '-' + QByteArray::number(from + m_piece.bytes() - 1);
    BB_TRY_ASSIGN(reply, m_hub.call({"GET", "/v1/media/" + hash.toHex(), {{"Range", range}}, {}}));
    m_piece.succeeded();
    // A hub may answer a range that covers everything with the whole.
    if (reply.status == 200 && from == 0)
        return Piece{reply.body, reply.body.size()};
    const auto total = totalIn(reply.header("content-range"));
    if (reply.status != 206 || total < from + reply.body.size() || reply.body.isEmpty())
        return Error{Error::Protocol, {}, QStringLiteral("range")};
    return Piece{reply.body, total};
}

Result<void> MediaDownload::run(const models::MediaInfo &info,
                                const std::function<void(qint64)> &advance)
{
    auto size = info.size;
    std::optional<Piece> first;
    // Attachments do not tell the size of their thumbnail.
    if (size <= 0) {
        BB_TRY_ASSIGN(piece, fetch(info.hash, 0));
        size = piece.total;
        first = std::move(piece);
    }
    BB_TRY_ASSIGN(incoming, m_store.receive(info.hash, size, info.mediaType));
    advance(incoming->received());
    while (incoming->received() < size) {
        if (m_cancellation.isCancelled())
            return Error{Error::Cancelled};
        Piece piece;
        if (first && incoming->received() == 0) {
            piece = std::move(*first);
        } else {
            BB_TRY_ASSIGN(next, fetch(info.hash, incoming->received()));
            piece = std::move(next);
        }
        first.reset();
        if (piece.total != size)
            return Error{Error::Protocol, {}, QStringLiteral("size")};
        BB_TRY(incoming->append(piece.bytes));
        advance(piece.bytes.size());
    }
    return incoming->finish();
}

} // namespace engine
