// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"
#include "models/sql/Statement.h"
#include "models/store/RowCodec.h"

#include <map>
#include <memory>
#include <optional>

namespace models {

class Database;

//! A row of a record table with its bookkeeping.
struct StoredRow {
    RecordId id{};
    OrganisationId organisation{};
    QCborMap fields{}; //!< nothing null; unknown ones included
    qint64 stream = 0;
    qint64 revision = 0;
    qint64 seq = 0; //!< 0: the hub has never acknowledged it
    QByteArray hubHash{};
};

//! The table of one kind: prepared once, used for every row. Thread of its Database, shorter life.
class RecordTable
{
public:
    static Result<std::unique_ptr<RecordTable>> create(Database &database,
                                                       const catalogue::Kind &kind);

    const RowCodec &codec() const { return m_codec; }
    //! Nothing when there is no such row.
    Result<std::optional<StoredRow>> find(RecordId id);
    //! Inserts, or replaces the whole row.
    Result<void> put(const StoredRow &row);
    Result<void> erase(RecordId id);

    //! The row at which \a statement stands, when it selected codec().columns().
    StoredRow rowAt(const Statement &statement) const;

private:
    explicit RecordTable(const catalogue::Kind &kind) : m_codec(kind) { }

    RowCodec m_codec;
    Statement m_find;
    Statement m_put;
    Statement m_erase;
};

//! The tables of one connection, each prepared when it is first asked for.
class RecordTables
{
public:
    explicit RecordTables(Database &database) : m_database(database) { }

    Result<RecordTable *> table(const catalogue::Kind &kind);

private:
    Database &m_database;
    std::map<const catalogue::Kind *, std::unique_ptr<RecordTable>> m_tables;
};

} // namespace models
