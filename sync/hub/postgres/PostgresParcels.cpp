// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/postgres/PostgresParcels.h"

namespace hub {

namespace {

KeptParcel parcelOf(const PostgresStatement &row)
{
    KeptParcel parcel;
    parcel.no = row.number(0);
    parcel.device = row.id<DeviceId>(1);
    parcel.hash = row.bytes(2);
    parcel.receivedAt = row.number(3);
    parcel.size = row.number(4);
    return parcel;
}

} // namespace

Result<bool> PostgresParcels::has(const QByteArray &hash)
{
    auto select = m_connection.use("SELECT 1 FROM parcel WHERE hash = $1");
    select->bindBytes(1, hash);
    return select->step();
}

Result<qint64> PostgresParcels::countOf(DeviceId device)
{
    auto select = m_connection.use("SELECT count(*) FROM parcel p JOIN device d ON d.no = p.device"
                                   " WHERE d.id = $1");
    select->bind(1, device);
    BB_TRY(select->step());
    return select->number(0);
}

Result<void> PostgresParcels::add(const KeptParcel &parcel)
{
    auto insert = m_connection.use("INSERT INTO parcel (device, hash, received_at, sealed)"
                                   " SELECT no, $2, $3, $4 FROM device WHERE id = $1");
    insert->bind(1, parcel.device).bindBytes(2, parcel.hash).bind(3, parcel.receivedAt);
    insert->bindBytes(4, parcel.sealed);
    return insert->run();
}

Result<QList<KeptParcel>> PostgresParcels::list()
{
    auto select = m_connection.use("SELECT p.no, d.id, p.hash, p.received_at, length(p.sealed)"
                                   " FROM parcel p JOIN device d ON d.no = p.device"
                                   " ORDER BY p.no");
    QList<KeptParcel> parcels;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return parcels;
        parcels.append(parcelOf(*select));
    }
}

Result<KeptParcel> PostgresParcels::find(qint64 no)
{
    auto select = m_connection.use("SELECT p.no, d.id, p.hash, p.received_at, length(p.sealed),"
                                   " p.sealed FROM parcel p JOIN device d ON d.no = p.device"
                                   " WHERE p.no = $1");
    select->bind(1, no);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    auto parcel = parcelOf(*select);
    parcel.sealed = select->bytes(5);
    return parcel;
}

Result<void> PostgresParcels::remove(qint64 no)
{
    auto remove = m_connection.use("DELETE FROM parcel WHERE no = $1");
    remove->bind(1, no);
    return remove->run();
}

} // namespace hub
