// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/embedded/StatementCache.h"

#include "sync/hub/RecordStore.h"
#include <optional>

namespace hub {

//! SQLite has one writer at a time, so the writing transaction itself is the lock of all heads.
class EmbeddedRecords final : public RecordStore
{
public:
    explicit EmbeddedRecords(StatementCache &statements) : m_statements(statements) { }

    Result<LockedRows> lock(const QList<RecordKey> &keys,
                            const QList<StreamHead> &streams) override;
    Result<std::optional<StoredRow>> find(const RecordKey &key) override;
    Result<void> write(QList<StoredRow> &rows) override;
    Result<void> saveHeads(const QList<StreamHead> &heads) override;
    Result<void> setReferences(const QList<RecordReferences> &references) override;

    Result<QList<StreamHead>> streams(const Scope &scope) override;
    Result<QList<StreamHead>> allStreams() override;
    Result<QString> streamName(qint64 no) override;
    Result<bool> rows(const RowQuery &query,
                      const std::function<void(const RowSlice &)> &row) override;

private:
    Result<StreamHead> findStream(qint64 no);
    Result<StreamHead> findOrAddStream(const StreamHead &wanted);

    StatementCache &m_statements;
};

} // namespace hub
