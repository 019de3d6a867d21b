// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/BundleShelf.h"
#include "sync/hub/postgres/PostgresConnection.h"

namespace hub {

class PostgresBundleShelf final : public BundleShelf
{
public:
    explicit PostgresBundleShelf(PostgresConnection &connection) : m_connection(connection) { }

    Result<BundlePart> find(RecordId bundle, int part) override;
    Result<void> save(const BundlePart &part) override;
    Result<QList<BundlePart>> parts(RecordId bundle) override;
    Result<QList<BundlePart>> parked(qint64 device) override;

private:
    PostgresConnection &m_connection;
};

} // namespace hub
