// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/sql/Statement.h"
#include "sync/engine/StateLayout.h"

#include <optional>

namespace models {
class Database;
}

namespace engine {

//! The hub's rows of one kind in their typed table, through prepared statements made from the
//! catalogue.
class RowTable
{
public:
    //! Where a row stands now.
    struct Standing {
        qint64 stream = 0;
        QByteArray hubHash{}; //!< empty: the hub has no such row yet
    };

    //! What a row is written with besides its fields.
    struct Bookkeeping {
        QByteArrayView id{};
        QByteArrayView organisation{};
        qint64 stream = 0;
        qint64 seq = 0;
        QByteArrayView hubHash{}; //!< empty: NULL
    };

    static models::Result<std::unique_ptr<RowTable>> open(models::Database &database,
                                                          const models::catalogue::Kind &kind);

    const models::catalogue::Kind &kind() const { return *m_kind; }

    //! Takes a state apart for the next write; false when it is not one of this kind.
    bool read(QByteArrayView state) { return m_layout.read(state, m_values, m_ext); }
    //! Writes what read() took apart; false when a row of that id is there already.
    models::Result<bool> insert(const Bookkeeping &row);
    models::Result<void> upsert(const Bookkeeping &row);
    models::Result<std::optional<Standing>> find(QByteArrayView id);
    //! The visible fields stay; the row stands on another state of the hub.
    models::Result<void> rest(const Bookkeeping &row);
    models::Result<void> remove(QByteArrayView id);

private:
    RowTable(models::Database &database, const models::catalogue::Kind &kind);
    void bindRow(models::Statement &statement, const Bookkeeping &row) const;

    models::Database &m_database;
    const models::catalogue::Kind *m_kind;
    StateLayout m_layout;
    std::vector<StateValue> m_values;
    QByteArray m_ext;
    models::Statement m_insert;
    models::Statement m_upsert;
    models::Statement m_find;
    models::Statement m_rest;
    models::Statement m_remove;
};

} // namespace engine
