// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/postgres/PostgresConnection.h"

//! Advisory locks, where what is locked is no row: it may not be there yet.
namespace hub::locks {

//! The first half of every key, so that other programs in the database do not meet them.
inline constexpr int space = 0x62626b; // "bbk"
//! The first half of the keys of hub processes: each connection shares the lock of its own.
inline constexpr int processes = 0x626270; // "bbp"

inline constexpr qint64 schema = 1; //!< the migration
inline constexpr qint64 decisions = 2; //!< the end of the hash chain
inline constexpr qint64 organisations = 3; //!< the shape of the tree
inline constexpr qint64 nonceKey = 4; //!< making one

//! Until the transaction ends.
inline Result<void> take(PostgresConnection &connection, qint64 lock)
{
    auto statement = connection.use("SELECT pg_advisory_xact_lock($1::integer, $2::integer)");
    return statement->bind(1, qint64(space)).bind(2, lock).run();
}

} // namespace hub::locks
