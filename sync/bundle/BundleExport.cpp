// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/bundle/BundleExport.h"

#include "models/domain/Clock.h"
#include "models/media/MediaStore.h"
#include "models/sql/Database.h"
#include "models/store/Vault.h"

#include "sync/engine/BatchSealer.h"
#include "sync/engine/HubAccount.h"
#include "sync/engine/StreamLedger.h"
#include "sync/engine/SyncLog.h"

#include <QIODevice>

namespace engine {

using namespace Qt::StringLiterals;
using models::Error;
using models::Result;
using Kind = wire::BundleFrame::Kind;

//! A file that the hub lacks, and whose record it belongs to.
struct BundleExport::File {
    models::MediaInfo info{};
    models::OrganisationId organisation{};
};

BundleExport::BundleExport(models::Database &database, const models::Vault &vault,
                           models::MediaStore &media, const models::Clock &clock,
                           models::RandomSource &random)
    : m_database(database),
      m_vault(vault),
      m_media(media),
      m_clock(clock),
      m_random(random)
{
}

Result<QList<BundleExport::File>> BundleExport::files() const
{
    QList<File> files;
    BB_TRY_ASSIGN(waiting, m_media.undelivered());
    for (const auto &info : waiting) {
        BB_TRY_ASSIGN(owner,
                      m_database.prepare("SELECT org FROM attachments"
                                         " WHERE hash = ?1 OR thumbnail = ?1 LIMIT 1"));
        BB_TRY_ASSIGN(named, owner.bindBytes(1, info.hash).step());
        if (named)
            files.append({info, owner.id<models::OrganisationId>(0)});
    }
    return files;
}

Result<void> BundleExport::describe(const QList<SealedBatch> &batches,
                                    wire::BundleHeader &header) const
{
    for (const auto &batch : batches) {
        header.records += batch.lastN - batch.firstN + 1;
        const auto chain =
            std::ranges::find(header.chains, batch.incarnation, &wire::BundleChain::incarnation);
        if (chain != header.chains.end()) {
            chain->lastN = batch.lastN;
            continue;
        }
        BB_TRY_ASSIGN(envelope, wire::Envelope::decode(batch.envelope));
        BB_TRY_ASSIGN(body, wire::openBody(envelope));
        header.chains.append({batch.incarnation, batch.firstN, batch.lastN, body.previous});
    }
    return {};
}

Result<BundleExported> BundleExport::write(const QString &path, const Options &options)
{
    BB_TRY_ASSIGN(account, HubAccount::load(m_database, m_vault));
    const auto &personKey = m_vault.person().signingKey;
    if (personKey.seed.isEmpty())
        return Error{Error::Denied, {}, u"paper"_s};
    BB_TRY(BatchSealer(m_database, m_vault, account, m_clock).seal());
    BB_TRY_ASSIGN(batches, Outbox(m_database, m_clock, m_random).unanswered());
    QList<File> media;
    if (options.withMedia) {
        BB_TRY_ASSIGN(found, files());
        media = std::move(found);
    }
    BB_TRY_ASSIGN(wanted, m_media.wanted());
    BB_TRY_ASSIGN(ledger, StreamLedger::load(m_database));

    wire::BundleHeader header;
    header.bundle = models::newId<models::RecordId>(m_clock, m_random);
    header.createdAt = m_clock.nowMs();
    header.hub = account.hubId;
    header.device = account.device;
    header.person = account.person;
    header.organisation = account.organisation;
    header.recipients = {{account.hubBoxKey, {}}};
    for (const auto &reader : options.readers)
        header.recipients.append({reader, {}});
    BB_TRY(describe(batches, header));
    header.files = media.size();
    for (const auto &file : media)
        header.fileBytes += file.info.size;

    wire::BundleWriter writer(path, options.partBytes, header, {m_vault.keys().device, &personKey},
                              m_random);
    for (const auto &batch : batches)
        BB_TRY(writer.add(Kind::Envelope, batch.envelope));
    wire::ChangesRequest request;
    request.streams = ledger.cursors();
    BB_TRY(writer.add(Kind::Request, request.encode()));
    QList<QByteArray> hashes;
    for (const auto &info : wanted)
        hashes.append(info.hash);
    if (!hashes.isEmpty())
        BB_TRY(writer.add(Kind::Wanted, wire::encodeHashes(hashes)));
    for (const auto &file : media)
        BB_TRY(addFile(file, writer));

    BundleExported exported;
    BB_TRY_ASSIGN(written, writer.finish());
    exported.files = written;
    exported.records = header.records;
    exported.mediaFiles = header.files;
    exported.bytes = writer.bytesWritten();
    BB_TRY(SyncLog(m_database, m_clock)
               .add(SyncLog::Level::Info, u"bundleExported"_s,
                    u"records=%1 files=%2 parts=%3"_s.arg(exported.records)
                        .arg(exported.mediaFiles)
                        .arg(exported.files.size())));
    return exported;
}

Result<void> BundleExport::addFile(const File &file, wire::BundleWriter &writer)
{
    BB_TRY_ASSIGN(device, m_media.open(file.info.hash));
    wire::MediaPiece piece;
    piece.hash = file.info.hash;
    piece.organisation = file.organisation;
    piece.mediaType = file.info.mediaType;
    piece.size = file.info.size;
    while (piece.offset < piece.size) {
        piece.bytes =
            device->read(std::min<qint64>(wire::bundlePieceSize, piece.size - piece.offset));
        if (piece.bytes.isEmpty())
            return Error{Error::Corrupt, {}, u"media"_s};
        BB_TRY(writer.add(Kind::Piece, piece.encode()));
        piece.offset += piece.bytes.size();
    }
    return {};
}

} // namespace engine
