// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"

#include <QMetaType>
#include <QSet>
#include <QString>
#include <QStringList>

namespace engine {

//! What a bundle says of itself before anything is done with it.
struct BundleSummary {
    enum class Sender { Hub, ThisPc, AnotherPc };

    Sender sender = Sender::AnotherPc;
    bool isForThisPc = false; //!< this PC can take it in
    models::RecordId bundle{};
    int part = 1;
    qint64 createdAt = 0; //!< UTC ms by the sender's clock
    models::DeviceId device{};
    models::OrganisationId organisation{}; //!< the sender's; null for the hub
    qint64 records = 0; //!< changes; on the way back receipts
    qint64 files = 0;
    qint64 fileBytes = 0;
    qint64 bundleBytes = 0; //!< of this part
    bool wasImported = false;
};

//! What an export wrote.
struct BundleExported {
    QStringList files{};
    qint64 records = 0;
    qint64 mediaFiles = 0;
    qint64 bytes = 0;
};

//! What an import did.
struct BundleImported {
    bool replayed = false; //!< it had been taken in before; nothing was done
    bool isWaiting = false; //!< of a file the part before this one is missing: take that one first
    bool restarted = false; //!< the hub knows another state: there is something to export again
    int applied = 0; //!< changes that have a receipt now
    int refused = 0;
    int conflicts = 0;
    qint64 rows = 0;
    int delivered = 0; //!< files that the hub holds
    int fetched = 0; //!< files that came along
    bool digestsMatch = false;
    QSet<QString> kinds{}; //!< of rows that changed
};

} // namespace engine

Q_DECLARE_METATYPE(engine::BundleSummary)
Q_DECLARE_METATYPE(engine::BundleExported)
Q_DECLARE_METATYPE(engine::BundleImported)
