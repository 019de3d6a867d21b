// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/bundle/BundleReply.h"

#include "sync/hub/BatchLog.h"
#include "sync/hub/Directory.h"
#include "sync/hub/handlers/ChangesHandler.h"
#include "sync/hub/handlers/MediaHandler.h"
#include "sync/hub/HubCore.h"
#include "sync/hub/HubStore.h"
#include "sync/hub/MediaIndex.h"
#include "sync/wire/Compression.h"

namespace hub {

using namespace Qt::StringLiterals;
using Kind = wire::BundleFrame::Kind;

namespace {

//! Rows beyond that come with the next exchange.
constexpr qint64 maximumChangesBytes = qint64(512) * 1024 * 1024;

} // namespace

//! What the parts that have come so far ask for.
struct BundleReply::Plan {
    Session session{};
    BundleContent asked{};
    QList<QByteArray> receipts{};
    QList<wire::BatchProblem> problems{};
    QList<QByteArray> held{};
    QList<std::pair<QByteArray, qint64>> files{}; //!< with their sizes
    qint64 fileBytes = 0;
};

Result<BundleReply::Plan> BundleReply::planFor(RecordId bundle, qint64 mediaBytes)
{
    BB_TRY_ASSIGN(parts, m_store.bundles().parts(bundle));
    if (parts.isEmpty())
        return Error::NotFound;
    Plan plan;
    plan.session.person = parts.first().person;
    BB_TRY_ASSIGN(devices, m_store.directory().devices());
    for (const auto &device : devices) {
        if (device.no == parts.first().device)
            plan.session.device = device;
    }
    if (plan.session.device.no == 0)
        return Error::NotFound;
    if (plan.session.device.revoked)
        return plan;
    for (const auto &part : parts) {
        if (!part.content.request.isEmpty())
            plan.asked.request = part.content.request;
        plan.asked.wanted += part.content.wanted;
        for (const auto &hash : part.content.files) {
            BB_TRY_ASSIGN(has, m_store.media().has(hash));
            if (has && !plan.held.contains(hash))
                plan.held.append(hash);
        }
        for (const auto &batch : part.content.batches) {
            const auto receipt = m_store.batches().receipt(batch.batch);
            if (receipt)
                plan.receipts.append(*receipt);
            else if (receipt.error().code != Error::NotFound)
                return receipt.error();
            else
                plan.problems.append(batch);
        }
    }
    BB_TRY_ASSIGN(grants, m_store.directory().grants(plan.session.person));
    const Scope scope(std::move(grants));
    for (const auto &hash : plan.asked.wanted) {
        const auto file = m_store.media().find(hash, scope);
        if (!file && file.error().code != Error::NotFound)
            return file.error();
        if (!file || plan.fileBytes + file->size > mediaBytes)
            continue;
        plan.files.append({hash, file->size});
        plan.fileBytes += file->size;
    }
    return plan;
}

Result<BundleReply::Written> BundleReply::write(RecordId bundle, const QString &path,
                                                qint64 partBytes, qint64 mediaBytes)
{
    BB_TRY_ASSIGN(plan, planFor(bundle, mediaBytes));
    wire::BundleHeader header;
    header.direction = wire::BundleHeader::Direction::ToDevice;
    header.bundle = models::newId<RecordId>(m_core.clock, m_core.random);
    header.createdAt = m_core.clock.nowMs();
    header.hub = m_core.identity.id;
    header.device = plan.session.device.id;
    header.person = plan.session.person;
    header.records = plan.receipts.size();
    header.files = plan.files.size();
    header.fileBytes = plan.fileBytes;
    header.recipients = {{plan.session.device.boxKey, {}}};
    wire::BundleWriter writer(path, partBytes, header, {m_core.identity.signing, nullptr},
                              m_core.random);
    Written written;
    written.bundle = header.bundle;
    written.mediaFiles = plan.files.size();
    if (plan.session.device.revoked) {
        BB_TRY(writer.add(Kind::Revoked, {}));
    } else {
        BB_TRY(addReceipts(plan, writer, written));
        BB_TRY(addChanges(plan, writer));
        for (const auto &[hash, size] : plan.files)
            BB_TRY(addFile(plan, hash, size, writer));
    }
    BB_TRY_ASSIGN(files, writer.finish());
    written.files = files;
    return written;
}

Result<void> BundleReply::addReceipts(const Plan &plan, wire::BundleWriter &writer,
                                      Written &written)
{
    for (const auto &receipt : plan.receipts)
        BB_TRY(writer.add(Kind::Receipt, receipt));
    for (const auto &problem : plan.problems)
        BB_TRY(writer.add(Kind::Problem, problem.encode()));
    written.receipts = int(plan.receipts.size());
    written.problems = int(plan.problems.size());
    return plan.held.isEmpty() ? Result<void>()
                               : writer.add(Kind::Held, wire::encodeHashes(plan.held));
}

Result<void> BundleReply::addChanges(const Plan &plan, wire::BundleWriter &writer)
{
    if (plan.asked.request.isEmpty())
        return {};
    BB_TRY_ASSIGN(request, wire::ChangesRequest::decode(plan.asked.request));
    // What the device told of itself, never a checkpoint that the network may have moved since.
    request.checkpoint.clear();
    request.echo = true;
    BB_TRY(writer.add(Kind::Request, request.encode()));
    qint64 sent = 0;
    for (bool more = true; more && sent < maximumChangesBytes;) {
        HttpRequest asked;
        asked.body = request.encode();
        Call call{asked, m_core, m_store, plan.session, {}};
        BB_TRY_ASSIGN(answer, ChangesHandler().handle(call));
        BB_TRY_ASSIGN(body, wire::decompress(answer.body, wire::maximumFrame));
        BB_TRY(writer.add(Kind::Changes, body));
        sent += body.size();
        BB_TRY_ASSIGN(head, wire::readChanges(body, [](const auto &, const auto &) {
                          return Result<void>();
                      }));
        more = head.more;
        request.streams.clear();
        request.checkpoint = head.checkpoint;
    }
    return {};
}

Result<void> BundleReply::addFile(const Plan &plan, const QByteArray &hash, qint64 size,
                                  wire::BundleWriter &writer)
{
    HttpRequest asked;
    Call call{asked, m_core, m_store, plan.session, hash.toHex()};
    BB_TRY_ASSIGN(answer, MediaHandler().handle(call));
    wire::MediaPiece piece;
    piece.hash = hash;
    piece.size = size;
    while (piece.offset < size) {
        BB_TRY_ASSIGN(bytes, answer.stream->read(wire::bundlePieceSize));
        if (bytes.isEmpty())
            return Error{Error::Corrupt, {}, u"media"_s};
        piece.bytes = bytes;
        BB_TRY(writer.add(Kind::Piece, piece.encode()));
        piece.offset += bytes.size();
    }
    return {};
}

} // namespace hub
