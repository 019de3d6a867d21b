// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"
#include "models/sql/Statement.h"
#include "sync/wire/Batch.h"

#include <QByteArray>
#include <QCborMap>
#include <QList>

#include <optional>

namespace models {
class Database;
}

namespace engine {

//! A state with an edit's fields on it, in canonical CBOR: as the hub would store it. Null and
//! empty text clear a field; Corrupt when \a state is no CBOR map.
models::Result<QByteArray> editedState(const QByteArray &state, const QCborMap &fields);

//! One edit that lies on top of the hub's row.
struct OverlayOp {
    wire::OpType type = wire::OpType::Set;
    QCborMap fields{};
};

//! The hub's rows of records that have own edits on top, and those edits.
//!
//! On top are edits without a receipt, and edits that the hub refused or parked: what a person has
//! typed stays in sight until that person gives it up.
class Shadows
{
public:
    struct Shadow {
        QByteArray state{}; //!< empty: the hub has no such record
        qint64 seq = 0;
    };

    static models::Result<std::unique_ptr<Shadows>> open(models::Database &database);

    models::Result<std::optional<Shadow>> find(QByteArrayView kind, QByteArrayView id);
    models::Result<void> store(QByteArrayView kind, QByteArrayView id, const Shadow &shadow);
    models::Result<void> remove(QByteArrayView kind, QByteArrayView id);
    //! "kind\0id" of all.
    models::Result<QSet<QByteArray>> keys();
    static QByteArray key(QByteArrayView kind, QByteArrayView id);

    //! The edits on top, oldest first.
    models::Result<QList<OverlayOp>> overlay(QByteArrayView kind, QByteArrayView id);

private:
    explicit Shadows(models::Database &database) : m_database(database) { }

    models::Database &m_database;
    models::Statement m_find;
    models::Statement m_store;
    models::Statement m_remove;
    models::Statement m_overlay;
};

} // namespace engine
