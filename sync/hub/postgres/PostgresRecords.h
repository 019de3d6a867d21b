// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/postgres/PostgresConnection.h"
#include "sync/hub/RecordStore.h"

namespace hub {

//! Heads are locked in the order of their numbers, so that two batches that touch the same streams
//! wait for each other instead of for ever; rows are read behind that, because what was read before
//! may be another's by then.
class PostgresRecords final : public RecordStore
{
public:
    explicit PostgresRecords(PostgresConnection &connection) : m_connection(connection) { }

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
    Result<void> addMissing(const QList<StreamHead> &streams);
    Result<void> readRows(const QList<RecordKey> &keys, LockedRows &locked);
    Result<void> insert(QList<StoredRow> &rows);
    Result<void> update(const QList<StoredRow> &rows);

    PostgresConnection &m_connection;
};

} // namespace hub
