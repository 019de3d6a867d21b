// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

namespace models {

class Database;

//! BEGIN IMMEDIATE … COMMIT; rolled back when it goes out of scope uncommitted.
//!
//! Inside another one it is a savepoint, so that a repository's save can be part of a larger
//! change.
class Transaction
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    //! Why BEGIN failed; to be asked before the first write.
    const Result<void> &begun() const { return m_begun; }
    //! Once; nothing is stored unless this succeeds.
    Result<void> commit();

private:
    Database &m_database;
    Result<void> m_begun;
    int m_depth;
    bool m_open = false;
};

} // namespace models
