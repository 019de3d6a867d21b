// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/embedded/StatementCache.h"
#include "sync/hub/ParcelShelf.h"

namespace hub {

class EmbeddedParcels final : public ParcelShelf
{
public:
    explicit EmbeddedParcels(StatementCache &statements) : m_statements(statements) { }

    Result<bool> has(const QByteArray &hash) override;
    Result<qint64> countOf(DeviceId device) override;
    Result<void> add(const KeptParcel &parcel) override;
    Result<QList<KeptParcel>> list() override;
    Result<KeptParcel> find(qint64 no) override;
    Result<void> remove(qint64 no) override;

private:
    StatementCache &m_statements;
};

} // namespace hub
