// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/embedded/EmbeddedParcels.h"

namespace hub {

namespace {

KeptParcel parcelOf(const models::Statement &row)
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

Result<bool> EmbeddedParcels::has(const QByteArray &hash)
{
    BB_TRY_ASSIGN(select, m_statements.use("SELECT 1 FROM parcel WHERE hash = ?"));
    select->bindBytes(1, hash);
    return select->step();
}

Result<qint64> EmbeddedParcels::countOf(DeviceId device)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT count(*) FROM parcel p JOIN device d ON d.no = p.device"
                                   " WHERE d.id = ?"));
    select->bind(1, device);
    BB_TRY(select->step());
    return select->number(0);
}

Result<void> EmbeddedParcels::add(const KeptParcel &parcel)
{
    BB_TRY_ASSIGN(insert,
                  m_statements.use("INSERT INTO parcel (device, hash, received_at, sealed)"
                                   " SELECT no, ?2, ?3, ?4 FROM device WHERE id = ?1"));
    insert->bind(1, parcel.device).bindBytes(2, parcel.hash).bind(3, parcel.receivedAt);
    insert->bindBytes(4, parcel.sealed);
    return insert->run();
}

Result<QList<KeptParcel>> EmbeddedParcels::list()
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT p.no, d.id, p.hash, p.received_at, length(p.sealed)"
                                   " FROM parcel p JOIN device d ON d.no = p.device"
                                   " ORDER BY p.no"));
    QList<KeptParcel> parcels;
    for (;;) {
        BB_TRY_ASSIGN(more, select->step());
        if (!more)
            return parcels;
        parcels.append(parcelOf(*select.operator->()));
    }
}

Result<KeptParcel> EmbeddedParcels::find(qint64 no)
{
    BB_TRY_ASSIGN(select,
                  m_statements.use("SELECT p.no, d.id, p.hash, p.received_at, length(p.sealed),"
                                   " p.sealed FROM parcel p JOIN device d ON d.no = p.device"
                                   " WHERE p.no = ?"));
    select->bind(1, no);
    BB_TRY_ASSIGN(found, select->step());
    if (!found)
        return Error::NotFound;
    auto parcel = parcelOf(*select.operator->());
    parcel.sealed = select->bytes(5);
    return parcel;
}

Result<void> EmbeddedParcels::remove(qint64 no)
{
    BB_TRY_ASSIGN(remove, m_statements.use("DELETE FROM parcel WHERE no = ?"));
    remove->bind(1, no);
    return remove->run();
}

} // namespace hub
