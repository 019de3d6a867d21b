// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/LastParcel.h"

#include "models/crypto/DurableFile.h"
#include "models/crypto/SealedBox.h"
#include "models/domain/CanonicalCbor.h"
#include "models/sql/Database.h"
#include "models/store/SmallFile.h"
#include "models/store/Vault.h"
#include "models/store/VaultErasure.h"

#include "sync/engine/BatchSealer.h"
#include "sync/engine/HubClient.h"
#include "sync/engine/Outbox.h"
#include "sync/wire/Parcel.h"

#include <QCborMap>
#include <QDir>

namespace engine {

using models::Result;
using namespace Qt::StringLiterals;

namespace {

//! Of batches in one parcel; the hub takes a whole batch more.
constexpr qsizetype parcelBytes = 12 * 1024 * 1024;
constexpr qint64 fileLimit = 64 * 1024 * 1024;

} // namespace

LastParcel::LastParcel(models::Database &database, const models::Vault &vault,
                       const HubAccount &account, const models::Clock &clock,
                       models::RandomSource &random)
    : m_database(database),
      m_vault(vault),
      m_account(account),
      m_clock(clock),
      m_random(random),
      m_folder(models::VaultErasure::parcelFolder(vault.folder()))
{
}

Result<void> LastParcel::seal()
{
    if (!m_vault.person().signingKey.seed.isEmpty())
        BB_TRY(BatchSealer(m_database, m_vault, m_account, m_clock).seal());
    BB_TRY_ASSIGN(waiting, Outbox(m_database, m_clock, m_random).unanswered());
    BB_TRY_ASSIGN(media, undeliveredMedia());
    BB_TRY_ASSIGN(loose, unsignedChanges());
    BB_TRY(models::durable::makeFolder(m_folder));
    QList<QByteArray> batches;
    qsizetype bytes = 0;
    for (const auto &batch : std::as_const(waiting)) {
        if (!batches.isEmpty() && bytes + batch.envelope.size() > parcelBytes) {
            BB_TRY(write(batches, {}, {}));
            batches.clear();
            bytes = 0;
        }
        batches.append(batch.envelope);
        bytes += batch.envelope.size();
    }
    qsizetype rest = media.size() * (models::crypto::hashSize + 2);
    for (const auto &change : std::as_const(loose))
        rest += change.size() + 5;
    if (!batches.isEmpty() && bytes + rest > parcelBytes) {
        BB_TRY(write(batches, {}, {}));
        batches.clear();
    }
    if (!batches.isEmpty() || !media.isEmpty() || !loose.isEmpty())
        BB_TRY(write(batches, media, loose));
    return m_vault.beginErasure();
}

Result<void> LastParcel::write(const QList<QByteArray> &batches, const QList<QByteArray> &media,
                               const QList<QByteArray> &loose)
{
    const auto content = wire::ParcelContent{batches, media, loose}.encode();
    // Named by its content: sealing twice gives other bytes, and one file is enough.
    const auto name = QString::fromLatin1(models::crypto::hash(content).toHex()) + u".parcel"_s;
    const auto path = QDir(m_folder).filePath(name);
    if (QFile::exists(path))
        return {};
    BB_TRY_ASSIGN(sealed,
                  models::crypto::sealTo(m_account.hubBoxKey, models::SecretBytes::copyOf(content),
                                         m_random));
    wire::Parcel parcel;
    parcel.device = m_account.device;
    parcel.sealed = sealed;
    parcel.sign(m_vault.keys().device);
    return models::smallfile::write(path, parcel.encode());
}

Result<QList<QByteArray>> LastParcel::undeliveredMedia() const
{
    QList<QByteArray> hashes;
    BB_TRY_ASSIGN(rows,
                  m_database.prepare("SELECT hash FROM media WHERE state = 'stored'"
                                     " AND coalesce(delivered_at, 0) = 0 ORDER BY hash"));
    for (;;) {
        BB_TRY_ASSIGN(more, rows.step());
        if (!more)
            return hashes;
        hashes.append(rows.bytes(0));
    }
}

Result<QList<QByteArray>> LastParcel::unsignedChanges() const
{
    // Of people who are not at the PC, or that wait for a receipt which will not come.
    QList<QByteArray> changes;
    BB_TRY_ASSIGN(rows,
                  m_database.prepare("SELECT kind, id, org, op, new_fields, actor, claimed_at"
                                     " FROM changes WHERE batch IS NULL AND outcome IS NULL"
                                     " ORDER BY no"));
    for (;;) {
        BB_TRY_ASSIGN(more, rows.step());
        if (!more)
            return changes;
        changes.append(models::canonicalCbor(QCborMap{{u"kind"_s, rows.text(0)},
                                                      {u"id"_s, rows.bytes(1)},
                                                      {u"org"_s, rows.bytes(2)},
                                                      {u"op"_s, rows.text(3)},
                                                      {u"set"_s, rows.bytes(4)},
                                                      {u"actor"_s, rows.bytes(5)},
                                                      {u"at"_s, rows.number(6)}}));
    }
}

Result<int> LastParcel::deliver(HubClient &hub)
{
    int delivered = 0;
    const QDir dir(m_folder);
    for (const auto &name : dir.entryList({u"*.parcel"_s}, QDir::Files)) {
        const auto path = dir.filePath(name);
        BB_TRY_ASSIGN(bytes, models::smallfile::read(path, fileLimit));
        BB_TRY(
            hub.callOpenly({"POST", "/v1/parcels", {{"Content-Type", "application/cbor"}}, bytes}));
        QFile::remove(path);
        ++delivered;
    }
    return delivered;
}

} // namespace engine
