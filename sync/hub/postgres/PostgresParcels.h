// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/ParcelShelf.h"
#include "sync/hub/postgres/PostgresConnection.h"

namespace hub {

class PostgresParcels final : public ParcelShelf
{
public:
    explicit PostgresParcels(PostgresConnection &connection) : m_connection(connection) { }

    Result<bool> has(const QByteArray &hash) override;
    Result<qint64> countOf(DeviceId device) override;
    Result<void> add(const KeptParcel &parcel) override;
    Result<QList<KeptParcel>> list() override;
    Result<KeptParcel> find(qint64 no) override;
    Result<void> remove(qint64 no) override;

private:
    PostgresConnection &m_connection;
};

} // namespace hub
