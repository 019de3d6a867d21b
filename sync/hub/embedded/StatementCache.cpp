// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/embedded/StatementCache.h"

namespace hub {

models::Result<StatementUse> StatementCache::use(const char *sql)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) {
        BB_TRY_ASSIGN(statement, m_database.prepare(sql));
        found = m_statements.emplace(sql, std::move(statement)).first;
    }
    return StatementUse(found->second);
}

} // namespace hub
