// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"
#include "sync/wire/Bundle.h"

namespace hub {

//! What one part of a bundle held, as far as a reply needs it.
struct BundleContent {
    QByteArray request{}; //!< wire::ChangesRequest; empty when it came in another part
    QList<QByteArray> wanted{};
    QList<wire::BatchProblem> batches{}; //!< all of them; an empty code when there is a receipt
    QList<QByteArray> files{};

    QByteArray encode() const;
    static Result<BundleContent> decode(const QByteArray &bytes);
};

struct BundlePart {
    RecordId bundle{};
    int part = 1;
    qint64 device = 0;
    PersonId person{};
    qint64 receivedAt = 0;
    bool isLast = false;
    QString parked{}; //!< the kept file's name; empty once it has been applied
    BundleContent content{};
};

//! Bundles that came in: which, from whom, and which of them wait.
class BundleShelf
{
public:
    virtual ~BundleShelf() = default;

    //! NotFound before it came.
    virtual Result<BundlePart> find(RecordId bundle, int part) = 0;
    //! Adds or replaces.
    virtual Result<void> save(const BundlePart &part) = 0;
    //! All of one bundle, in order.
    virtual Result<QList<BundlePart>> parts(RecordId bundle) = 0;
    //! Parts of a device's bundles that wait, the oldest first.
    virtual Result<QList<BundlePart>> parked(qint64 device) = 0;
};

} // namespace hub
