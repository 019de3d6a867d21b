// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/bundle/BundleImport.h"

#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/store/Settings.h"
#include "models/store/Vault.h"

#include "sync/bundle/BundleRows.h"
#include "sync/engine/ReceiptApplier.h"
#include "sync/engine/StatusReader.h"
#include "sync/engine/SyncLog.h"

#include <QCborArray>
#include <QFileInfo>

#include <algorithm>

namespace engine {

using namespace Qt::StringLiterals;
using models::Error;
using models::Result;
using Kind = wire::BundleFrame::Kind;

namespace {

constexpr QStringView seenSetting{u"bundles.imported"};
//! Forgetting one costs a second import that changes nothing.
constexpr qsizetype rememberedBundles = 500;

QByteArray nameOf(const wire::BundleHeader &header)
{
    return header.bundle.bytes() + QByteArray::number(header.part);
}

} // namespace

BundleImport::BundleImport(models::Database &database, const models::Vault &vault,
                           models::MediaStore &media, const models::Clock &clock,
                           models::RandomSource &random)
    : m_database(database),
      m_vault(vault),
      m_media(media),
      m_clock(clock),
      m_random(random)
{
}

Result<bool> BundleImport::wasImported(const wire::BundleHeader &header) const
{
    BB_TRY_ASSIGN(seen, models::Settings(m_database).value(seenSetting));
    return seen.toArray().contains(nameOf(header));
}

Result<void> BundleImport::remember(const wire::BundleHeader &header)
{
    models::Settings settings(m_database);
    BB_TRY_ASSIGN(seen, settings.value(seenSetting));
    auto names = seen.toArray();
    if (names.contains(nameOf(header)))
        return {};
    names.append(nameOf(header));
    while (names.size() > rememberedBundles)
        names.removeFirst();
    return settings.setValue(seenSetting, names);
}

Result<BundleSummary> BundleImport::summaryOf(const wire::BundleReader &reader,
                                              const QString &path) const
{
    const auto &header = reader.header();
    BundleSummary summary;
    summary.bundle = header.bundle;
    summary.part = header.part;
    summary.createdAt = header.createdAt;
    summary.device = header.device;
    summary.organisation = header.organisation;
    summary.records = header.records;
    summary.files = header.files;
    summary.fileBytes = header.fileBytes;
    summary.bundleBytes = QFileInfo(path).size();
    BB_TRY_ASSIGN(imported, wasImported(header));
    summary.wasImported = imported;
    const auto account = HubAccount::load(m_database, m_vault);
    if (!account && account.error().code != Error::NotFound)
        return account.error();
    const bool isReply = header.direction == wire::BundleHeader::Direction::ToDevice;
    if (isReply && account && header.senderKey == account->hubKey) {
        summary.sender = BundleSummary::Sender::Hub;
        summary.isForThisPc = header.device == m_vault.device() && header.hub == account->hubId;
    } else if (!isReply && header.device == m_vault.device()
               && header.senderKey == m_vault.keys().device.publicKey) {
        summary.sender = BundleSummary::Sender::ThisPc;
    }
    return summary;
}

Result<BundleSummary> BundleImport::preview(const QString &path)
{
    BB_TRY_ASSIGN(reader, wire::BundleReader::open(path));
    return summaryOf(*reader, path);
}

Result<BundleImported> BundleImport::take(const QString &path)
{
    BB_TRY_ASSIGN(account, HubAccount::load(m_database, m_vault));
    BB_TRY_ASSIGN(reader, wire::BundleReader::open(path));
    BB_TRY_ASSIGN(summary, summaryOf(*reader, path));
    if (!summary.isForThisPc)
        return Error{Error::Denied, {}, u"bundleForeign"_s};
    BB_TRY(reader->verify());
    BB_TRY(reader->unlock(m_vault.keys().deviceBox));

    BundleImported imported;
    if (summary.wasImported) {
        imported.replayed = true;
        return imported;
    }
    BundleRows rows(m_database);
    m_arriving = {};
    for (;;) {
        BB_TRY_ASSIGN(frame, reader->next());
        if (!frame)
            break;
        BB_TRY(takeFrame(*frame, account, rows, imported));
    }
    m_arriving = {};
    BB_TRY(finish(reader->header(), rows, imported));
    return imported;
}

Result<void> BundleImport::takeFrame(const wire::BundleFrame &frame, const HubAccount &account,
                                     BundleRows &rows, BundleImported &imported)
{
    switch (frame.kind) {
    case Kind::Receipt:
        return takeReceipt(frame.payload, account, imported);
    case Kind::Problem: {
        BB_TRY_ASSIGN(problem, wire::BatchProblem::decode(frame.payload));
        return takeProblem(problem, imported);
    }
    case Kind::Held: {
        BB_TRY_ASSIGN(hashes, wire::decodeHashes(frame.payload));
        return takeHeld(hashes, imported);
    }
    case Kind::Request: {
        BB_TRY_ASSIGN(request, wire::ChangesRequest::decode(frame.payload));
        rows.setBase(request);
        return {};
    }
    case Kind::Changes: {
        BB_TRY_ASSIGN(taken, rows.store(frame.payload));
        imported.rows += taken;
        return {};
    }
    case Kind::Piece: {
        BB_TRY_ASSIGN(piece, wire::MediaPiece::decode(frame.payload));
        return takePiece(piece, imported);
    }
    case Kind::Revoked: {
        const Error revoked{Error::Revoked, {}, u"revoked"_s};
        BB_TRY(StatusReader::noteAttempt(m_database, m_clock.nowMs(), revoked));
        return revoked;
    }
    case Kind::Envelope:
    case Kind::Wanted:
        break;
    }
    return Error{Error::Protocol, {}, u"frame"_s};
}

Result<void> BundleImport::takeReceipt(const QByteArray &bytes, const HubAccount &account,
                                       BundleImported &imported)
{
    BB_TRY_ASSIGN(receipt, wire::openReceipt(bytes, account.hubKey));
    BB_TRY_ASSIGN(waiting, Outbox(m_database, m_clock, m_random).unanswered());
    const auto batch = std::ranges::find(waiting, receipt.batch, &SealedBatch::hash);
    // The network was faster.
    if (batch == waiting.end())
        return {};
    BB_TRY_ASSIGN(counts, ReceiptApplier(m_database).apply(*batch, bytes, account.hubKey));
    imported.applied += counts.applied;
    imported.refused += counts.refused;
    imported.conflicts += counts.conflicts;
    return {};
}

Result<void> BundleImport::takeProblem(const wire::BatchProblem &problem, BundleImported &imported)
{
    Outbox outbox(m_database, m_clock, m_random);
    BB_TRY_ASSIGN(waiting, outbox.unanswered());
    const auto batch = std::ranges::find(waiting, problem.batch, &SealedBatch::hash);
    if (batch == waiting.end())
        return {};
    BB_TRY(SyncLog(m_database, m_clock)
               .add(SyncLog::Level::Warning, problem.code,
                    u"n=%1 expected=%2"_s.arg(batch->firstN).arg(problem.expected)));
    // What the hub waits for may still be on its way; only what is not here can never come.
    const bool isComing = std::ranges::any_of(waiting, [&](const SealedBatch &other) {
        return other.incarnation == batch->incarnation && other.firstN == problem.expected;
    });
    if (problem.code != u"fork" && (problem.code != u"gap" || isComing))
        return {};
    imported.restarted = true;
    return outbox.restart(batch->incarnation);
}

Result<void> BundleImport::takeHeld(const QList<QByteArray> &hashes, BundleImported &imported)
{
    for (const auto &hash : hashes) {
        const auto marked = m_media.markDelivered(hash);
        if (!marked && marked.error().code != Error::NotFound)
            return marked.error();
        imported.delivered += marked ? 1 : 0;
    }
    return {};
}

Result<void> BundleImport::takePiece(const wire::MediaPiece &piece, BundleImported &imported)
{
    if (m_arriving.hash != piece.hash) {
        m_arriving = {piece.hash, nullptr};
        BB_TRY_ASSIGN(wanted, m_media.wanted());
        const auto info = std::ranges::find(wanted, piece.hash, &models::MediaInfo::hash);
        // It came by another road, or nothing names it any more.
        if (info == wanted.end())
            return {};
        BB_TRY_ASSIGN(file, m_media.receive(piece.hash, piece.size, info->mediaType));
        m_arriving.file = std::move(file);
    }
    if (!m_arriving.file)
        return {};
    const auto received = m_arriving.file->received();
    if (piece.offset > received) {
        imported.isWaiting = true;
        return {};
    }
    const auto known = received - piece.offset;
    if (known >= piece.bytes.size())
        return {};
    BB_TRY(m_arriving.file->append(QByteArrayView(piece.bytes).sliced(known)));
    if (m_arriving.file->received() < piece.size)
        return {};
    const auto finished = m_arriving.file->finish();
    m_arriving.file.reset();
    // The others are as good as they were.
    if (!finished && finished.error().code != Error::Corrupt)
        return finished.error();
    imported.fetched += finished ? 1 : 0;
    return {};
}

Result<void> BundleImport::finish(const wire::BundleHeader &header, const BundleRows &rows,
                                  BundleImported &imported)
{
    imported.kinds = rows.kinds();
    BB_TRY_ASSIGN(ledger, StreamLedger::load(m_database));
    imported.digestsMatch = ledger.differing().isEmpty();
    if (!imported.isWaiting)
        BB_TRY(remember(header));
    BB_TRY(StatusReader::noteAttempt(m_database, m_clock.nowMs(), {}));
    return SyncLog(m_database, m_clock)
        .add(SyncLog::Level::Info, u"bundleImported"_s,
             u"receipts=%1 pulled=%2 refused=%3 delivered=%4 fetched=%5"_s.arg(imported.applied)
                 .arg(imported.rows)
                 .arg(imported.refused)
                 .arg(imported.delivered)
                 .arg(imported.fetched));
}

} // namespace engine
