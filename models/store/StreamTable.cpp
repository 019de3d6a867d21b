// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/StreamTable.h"

#include "models/sql/Database.h"

namespace models {

Result<StreamTable> StreamTable::create(Database &database)
{
    StreamTable table;
    BB_TRY_ASSIGN(find, database.prepare("SELECT no FROM streams WHERE name = ?1"));
    BB_TRY_ASSIGN(insert, database.prepare("INSERT INTO streams (name) VALUES (?1)"));
    table.m_find = std::move(find);
    table.m_insert = std::move(insert);
    return table;
}

Result<qint64> StreamTable::number(const QString &name)
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        m_find.bind(1, name);
        BB_TRY_ASSIGN(found, m_find.step());
        const auto number = found ? m_find.number(0) : 0;
        m_find.reset();
        if (found)
            return number;
        m_insert.bind(1, name);
        BB_TRY(m_insert.run());
    }
    return Error{Error::Internal, {}, QStringLiteral("stream"), {}};
}

} // namespace models
