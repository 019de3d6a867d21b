// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/bundle/BundleIntake.h"

#include "models/crypto/DurableFile.h"

#include "sync/hub/BatchApplier.h"
#include "sync/hub/bundle/PieceReceiver.h"
#include "sync/hub/Directory.h"
#include "sync/hub/HubCore.h"
#include "sync/hub/HubStore.h"
#include "sync/hub/Limits.h"
#include "sync/hub/SessionStore.h"
#include "sync/wire/Batch.h"

#include <QFile>
#include <QFileInfo>

namespace hub {

using namespace Qt::StringLiterals;
using Kind = wire::BundleFrame::Kind;

namespace {

constexpr qsizetype copyPiece = 1024 * 1024;

Error foreign()
{
    return {Error::Denied, {}, u"bundleForeign"_s};
}

//! Of the store or the disk, not of what was sent: the whole part is to be tried again.
bool isOwnFault(const Error &error)
{
    switch (error.code) {
    case Error::Busy:
    case Error::Io:
    case Error::DiskFull:
    case Error::Internal:
    case Error::Corrupt:
        return true;
    default:
        return false;
    }
}

} // namespace

Result<Session> BundleIntake::senderOf(const wire::BundleReader &reader)
{
    const auto &header = reader.header();
    if (header.direction != wire::BundleHeader::Direction::ToHub
        || header.hub != m_core.identity.id)
        return foreign();
    const auto device = m_store.directory().findDevice(header.device);
    if (!device)
        return device.error().code == Error::NotFound ? foreign() : device.error();
    const auto personKey = m_store.directory().personKey(device->no, header.person);
    if (!personKey)
        return personKey.error().code == Error::NotFound ? foreign() : personKey.error();
    if (device->signingKey != header.senderKey)
        return foreign();
    if (!reader.isSignedBy(*personKey))
        return Error{Error::Corrupt, {}, u"bundleAltered"_s};
    return Session{*device, header.person};
}

Result<BundleIntake::Outcome> BundleIntake::take(const QString &path)
{
    BB_TRY_ASSIGN(reader, wire::BundleReader::open(path));
    const auto sender = senderOf(*reader);
    if (!sender) {
        if (!isOwnFault(sender.error())) {
            BB_TRY(m_store.write([&] {
                return m_store.sessions().addDecision(m_core.clock.nowMs(), u"bundle"_s,
                                                      sender.error().reason,
                                                      reader->header().device, {});
            }));
        }
        return sender.error();
    }
    BB_TRY(reader->verify());
    BB_TRY(reader->unlock(m_core.identity.box));

    const auto &header = reader->header();
    Outcome outcome;
    outcome.bundle = header.bundle;
    outcome.part = header.part;
    outcome.isLast = reader->isLast();
    const auto known = m_store.bundles().find(header.bundle, header.part);
    if (!known && known.error().code != Error::NotFound)
        return known.error();
    if (known && known->device != sender->device.no)
        return foreign();
    if (sender->device.revoked) {
        outcome.revoked = true;
        if (known)
            return outcome;
        // Known to the shelf, so that the answer can be given: but nothing of it is read.
        BundlePart part{header.bundle,
                        header.part,
                        sender->device.no,
                        header.person,
                        m_core.clock.nowMs(),
                        outcome.isLast,
                        {},
                        {}};
        BB_TRY(m_store.write([&] { return m_store.bundles().save(part); }));
        return outcome;
    }
    if (known && known->parked.isEmpty()) {
        outcome.replayed = true;
        return outcome;
    }
    BB_TRY_ASSIGN(applied, applyOrPark(path, *reader, *sender, known ? known->parked : QString()));
    if (!applied.parked)
        BB_TRY(retryParked(*sender));
    return applied;
}

Result<BundleIntake::Outcome> BundleIntake::applyOrPark(const QString &path,
                                                        wire::BundleReader &reader,
                                                        const Session &session,
                                                        const QString &parkedAs)
{
    const auto &header = reader.header();
    Outcome outcome;
    outcome.bundle = header.bundle;
    outcome.part = header.part;
    outcome.isLast = reader.isLast();
    BundlePart part{header.bundle,        header.part,     session.device.no, header.person,
                    m_core.clock.nowMs(), reader.isLast(), parkedAs,          {}};
    BB_TRY_ASSIGN(whole, applyFrames(reader, session, part.content, outcome));
    outcome.parked = !whole;
    if (!whole && parkedAs.isEmpty()) {
        BB_TRY_ASSIGN(kept, keep(path, session.device.no));
        part.parked = kept;
    } else if (whole) {
        part.parked.clear();
    }
    BB_TRY(m_store.write([&] { return m_store.bundles().save(part); }));
    if (whole && !parkedAs.isEmpty())
        m_core.uploads.removeFile(parkedAs);
    return outcome;
}

// False when something waits for what comes before it; the rest has been applied all the same.
Result<bool> BundleIntake::applyFrames(wire::BundleReader &reader, const Session &session,
                                       BundleContent &content, Outcome &outcome)
{
    PieceReceiver pieces(m_core, m_store, session);
    bool whole = true;
    for (;;) {
        BB_TRY_ASSIGN(frame, reader.next());
        if (!frame)
            break;
        switch (frame->kind) {
        case Kind::Envelope: {
            BB_TRY_ASSIGN(taken, applyBatch(session, frame->payload, content, outcome));
            whole = whole && taken;
            break;
        }
        case Kind::Request:
            content.request = frame->payload;
            break;
        case Kind::Wanted: {
            BB_TRY_ASSIGN(hashes, wire::decodeHashes(frame->payload));
            content.wanted += hashes;
            break;
        }
        case Kind::Piece: {
            BB_TRY_ASSIGN(piece, wire::MediaPiece::decode(frame->payload));
            BB_TRY_ASSIGN(taken, pieces.take(piece));
            whole = whole && taken;
            if (!content.files.contains(piece.hash))
                content.files.append(piece.hash);
            break;
        }
        default:
            return Error{Error::Protocol, {}, u"frame"_s};
        }
    }
    BB_TRY(pieces.finish());
    outcome.files = int(content.files.size());
    outcome.filesRefused = pieces.refused();
    return whole;
}

Result<bool> BundleIntake::applyBatch(const Session &session, const QByteArray &bytes,
                                      BundleContent &content, Outcome &outcome)
{
    BB_TRY_ASSIGN(envelope, wire::Envelope::decode(bytes));
    const auto receipt = BatchApplier(m_core, m_store).apply(session, bytes);
    wire::BatchProblem entry{envelope.hash(), {}, 0};
    if (receipt) {
        ++outcome.batches;
        content.batches.append(entry);
        return true;
    }
    const auto &error = receipt.error();
    if (isOwnFault(error))
        return error;
    ++outcome.problems;
    entry.code = error.reason.isEmpty() ? u"absent"_s : error.reason;
    entry.expected = error.number;
    content.batches.append(entry);
    return entry.code != u"gap";
}

Result<QString> BundleIntake::keep(const QString &path, qint64 device)
{
    BB_TRY_ASSIGN(waiting, m_store.bundles().parked(device));
    auto bytes = QFileInfo(path).size();
    for (const auto &part : waiting)
        bytes += QFileInfo(m_core.uploads.pathOf(part.parked)).size();
    if (bytes > limits::parkedBundleBytes)
        return Error{Error::TooManyAttempts, {}, u"quota"_s};
    QByteArray random(16, Qt::Uninitialized);
    m_core.random.fill(random.data(), random.size());
    const auto name = QString::fromLatin1(random.toHex()) + u".bbundle"_s;
    QFile from(path);
    QFile to(m_core.uploads.pathOf(name));
    if (!from.open(QIODevice::ReadOnly))
        return Error{Error::Io, {}, u"file"_s};
    if (!to.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return models::durable::errorOf(to);
    while (!from.atEnd()) {
        const auto piece = from.read(copyPiece);
        if (piece.isEmpty() || to.write(piece) != piece.size()) {
            const auto error = models::durable::errorOf(to);
            to.remove();
            return error;
        }
    }
    if (const auto synced = models::durable::sync(to); !synced) {
        to.remove();
        return synced.error();
    }
    return name;
}

Result<void> BundleIntake::retryParked(const Session &session)
{
    // One that was set free may set free the next.
    for (bool progress = true; progress;) {
        progress = false;
        BB_TRY_ASSIGN(waiting, m_store.bundles().parked(session.device.no));
        for (const auto &part : waiting) {
            const auto path = m_core.uploads.pathOf(part.parked);
            auto reader = wire::BundleReader::open(path);
            // Verified when it came; what the disk has lost since will have to be sent again.
            if (!reader || !(*reader)->verify() || !(*reader)->unlock(m_core.identity.box))
                continue;
            const Session sender{session.device, part.person};
            BB_TRY_ASSIGN(applied, applyOrPark(path, **reader, sender, part.parked));
            progress = progress || !applied.parked;
        }
    }
    return {};
}

} // namespace hub
