// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"

namespace hub {

//! What a revoked device handed in; sealed as it came.
struct KeptParcel {
    qint64 no = 0;
    DeviceId device{};
    QByteArray hash{};
    qint64 receivedAt = 0;
    qint64 size = 0;
    QByteArray sealed{}; //!< only find() fills it
};

//! Parcels that wait for a person's decision.
class ParcelShelf
{
public:
    virtual ~ParcelShelf() = default;

    virtual Result<bool> has(const QByteArray &hash) = 0;
    virtual Result<qint64> countOf(DeviceId device) = 0;
    virtual Result<void> add(const KeptParcel &parcel) = 0;
    virtual Result<QList<KeptParcel>> list() = 0;
    //! NotFound.
    virtual Result<KeptParcel> find(qint64 no) = 0;
    virtual Result<void> remove(qint64 no) = 0;
};

} // namespace hub
