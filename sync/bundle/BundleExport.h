// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"
#include "sync/bundle/BundleSummary.h"
#include "sync/engine/Outbox.h"
#include "sync/wire/BundleWriter.h"

namespace models {
class Clock;
class Database;
class MediaStore;
class RandomSource;
class Vault;
struct MediaInfo;
} // namespace models

namespace engine {

struct HubAccount;

//! Writes what waits for the hub into a USB bundle: every signed batch without a receipt, the
//! files that it lacks, and how far this replica has come, so that the hub can answer.
//!
//! Nothing here counts as sent: only a receipt takes a change out of the outbox, by whatever road
//! it comes. Exporting twice is harmless.
class BundleExport
{
public:
    struct Options {
        qint64 partBytes = wire::maximumBundlePart;
        bool withMedia = true;
        //! X25519 keys of others who may look inside, such as the town's PC.
        QList<QByteArray> readers{};
    };

    //! All must outlive it.
    BundleExport(models::Database &database, const models::Vault &vault, models::MediaStore &media,
                 const models::Clock &clock, models::RandomSource &random);

    //! NotFound ("notEnrolled"), Denied ("paper"), DiskFull, Io; they leave no file behind.
    models::Result<BundleExported> write(const QString &path, const Options &options);

private:
    struct File;

    models::Result<QList<File>> files() const;
    models::Result<void> describe(const QList<SealedBatch> &batches,
                                  wire::BundleHeader &header) const;
    models::Result<void> addFile(const File &file, wire::BundleWriter &writer);

    models::Database &m_database;
    const models::Vault &m_vault;
    models::MediaStore &m_media;
    const models::Clock &m_clock;
    models::RandomSource &m_random;
};

} // namespace engine
