// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/BundleShelf.h"
#include "sync/hub/embedded/StatementCache.h"

namespace hub {

class EmbeddedBundleShelf final : public BundleShelf
{
public:
    explicit EmbeddedBundleShelf(StatementCache &statements) : m_statements(statements) { }

    Result<BundlePart> find(RecordId bundle, int part) override;
    Result<void> save(const BundlePart &part) override;
    Result<QList<BundlePart>> parts(RecordId bundle) override;
    Result<QList<BundlePart>> parked(qint64 device) override;

private:
    StatementCache &m_statements;
};

} // namespace hub
