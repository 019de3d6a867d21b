// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/bundle/PieceReceiver.h"

#include "sync/hub/handlers/Tus.h"
#include "sync/hub/handlers/UploadCreationHandler.h"
#include "sync/hub/handlers/UploadOpening.h"
#include "sync/hub/handlers/UploadPatchHandler.h"

namespace hub {

using namespace Qt::StringLiterals;

namespace {

//! Concerns this file alone; the others go on.
bool refusesFile(const Error &error)
{
    switch (error.code) {
    case Error::NotFound:
    case Error::Invalid:
    case Error::TooLarge:
    case Error::TooManyAttempts:
        return true;
    default:
        return error.code == Error::Corrupt && error.reason == u"checksum";
    }
}

} // namespace

// The id of the upload under way; empty when the hub has the file.
Result<QString> PieceReceiver::uploadOf(const wire::MediaPiece &piece)
{
    const auto begun = m_store.media().findUploadOf(piece.hash, m_session.device.no);
    if (begun && begun->size == piece.size)
        return begun->id;
    if (!begun && begun.error().code != Error::NotFound)
        return begun.error();

    HttpRequest request;
    request.headers = {{"tus-resumable", tus::version},
                       {"upload-length", QByteArray::number(piece.size)},
                       {"upload-metadata",
                        "hash " + piece.hash.toBase64() + ",organisation "
                            + piece.organisation.bytes().toBase64() + ",type "
                            + piece.mediaType.toUtf8().toBase64()}};
    Call call{request, m_core, m_store, m_session, {}};
    BB_TRY_ASSIGN(answer, UploadCreationHandler().handle(call));
    for (const auto &[name, value] : answer.headers) {
        if (name == "Location" && value.startsWith(tus::uploads))
            return QString::fromLatin1(value.mid(qsizetype(qstrlen(tus::uploads))));
    }
    return QString();
}

Result<void> PieceReceiver::begin(const wire::MediaPiece &piece)
{
    BB_TRY(finish());
    m_hash = piece.hash;
    m_isIdle = true;
    const auto id = uploadOf(piece);
    if (!id) {
        if (!refusesFile(id.error()))
            return id.error();
        ++m_refused;
        return {};
    }
    if (id->isEmpty())
        return {};
    BB_TRY_ASSIGN(opened, openUpload(m_core, m_store, *id, m_session.device.no));
    m_received = opened.open->received();
    HttpRequest request;
    request.headers = {{"tus-resumable", tus::version},
                       {"content-type", "application/offset+octet-stream"},
                       {"upload-offset", QByteArray::number(m_received)}};
    Call call{request, m_core, m_store, m_session, id->toLatin1()};
    BB_TRY_ASSIGN(receiver, UploadPatchHandler().receive(call));
    m_receiver = std::move(receiver);
    m_isIdle = false;
    return {};
}

Result<bool> PieceReceiver::take(const wire::MediaPiece &piece)
{
    if (piece.hash != m_hash)
        BB_TRY(begin(piece));
    if (m_isIdle)
        return true;
    if (piece.offset > m_received)
        return false;
    const auto known = m_received - piece.offset;
    if (known >= piece.bytes.size())
        return true;
    const auto fresh = QByteArrayView(piece.bytes).sliced(known);
    BB_TRY(m_receiver->take(m_store, fresh));
    m_received += fresh.size();
    return true;
}

Result<void> PieceReceiver::finish()
{
    if (!m_receiver)
        return {};
    const auto receiver = std::move(m_receiver);
    m_hash.clear();
    const auto kept = receiver->finish(m_store);
    if (kept)
        return {};
    if (!refusesFile(kept.error()))
        return kept.error();
    ++m_refused;
    return {};
}

} // namespace hub
