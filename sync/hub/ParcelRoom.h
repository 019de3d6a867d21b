// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"

namespace wire {
struct Parcel;
}

namespace hub {

struct HubCore;
class HubStore;

//! Where a person decides about the parcels of revoked devices.
class ParcelRoom
{
public:
    struct Summary {
        int batches = 0;
        qint64 ops = 0;
        int media = 0; //!< files that were never delivered
        int loose = 0; //!< changes that nobody signed; they are not applied
    };
    struct Applied {
        qint64 stood = 0; //!< ops
        qint64 refused = 0;
    };

    ParcelRoom(HubCore &core, HubStore &store) : m_core(core), m_store(store) { }

    //! Keeps it for a person's decision, once. NotFound unless a revoked device of this hub signed
    //! it; Denied ("parcels") when that device has handed in enough.
    Result<void> take(const wire::Parcel &parcel);
    //! What a parcel holds; nothing is changed. Corrupt when it was not sealed to this hub.
    Result<Summary> look(qint64 no);
    //! Takes its batches in as if the device had sent them in time, and the parcel off the shelf.
    Result<Applied> apply(qint64 no);
    Result<void> discard(qint64 no);

private:
    Result<QList<QByteArray>> batchesOf(qint64 no, Summary &summary);
    Result<void> settle(qint64 no, DeviceId device, const QString &result);

    HubCore &m_core;
    HubStore &m_store;
};

} // namespace hub
