// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"
#include "models/media/MediaStore.h"
#include "sync/bundle/BundleSummary.h"
#include "sync/engine/HubAccount.h"
#include "sync/wire/BundleReader.h"

namespace models {
class Clock;
class Database;
class RandomSource;
class Vault;
} // namespace models

namespace engine {

class BundleRows;

//! Takes in what the hub answered on a stick: receipts and rows go the same way as over HTTPS, a
//! transaction each, so an import may be ended anywhere and repeated.
class BundleImport
{
public:
    //! All must outlive it.
    BundleImport(models::Database &database, const models::Vault &vault, models::MediaStore &media,
                 const models::Clock &clock, models::RandomSource &random);

    //! What \a path says of itself; nothing is done. Corrupt and NewerVersion when it is no sound
    //! bundle.
    models::Result<BundleSummary> preview(const QString &path);
    //! Denied "bundleForeign" when it is not the hub's answer to this PC, Corrupt when it was
    //! altered or cut: nothing changes. Revoked when the hub has withdrawn this device.
    models::Result<BundleImported> take(const QString &path);

private:
    //! A file of which pieces are coming.
    struct Arriving {
        QByteArray hash{};
        std::unique_ptr<models::MediaStore::Incoming> file{};
    };

    models::Result<BundleSummary> summaryOf(const wire::BundleReader &reader,
                                            const QString &path) const;
    models::Result<void> takeFrame(const wire::BundleFrame &frame, const HubAccount &account,
                                   BundleRows &rows, BundleImported &imported);
    models::Result<void> takeReceipt(const QByteArray &bytes, const HubAccount &account,
                                     BundleImported &imported);
    models::Result<void> takeProblem(const wire::BatchProblem &problem, BundleImported &imported);
    models::Result<void> takeHeld(const QList<QByteArray> &hashes, BundleImported &imported);
    models::Result<void> takePiece(const wire::MediaPiece &piece, BundleImported &imported);
    models::Result<bool> wasImported(const wire::BundleHeader &header) const;
    models::Result<void> remember(const wire::BundleHeader &header);
    models::Result<void> finish(const wire::BundleHeader &header, const BundleRows &rows,
                                BundleImported &imported);

    models::Database &m_database;
    const models::Vault &m_vault;
    models::MediaStore &m_media;
    const models::Clock &m_clock;
    models::RandomSource &m_random;
    Arriving m_arriving;
};

} // namespace engine
