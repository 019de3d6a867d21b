// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sql/Transaction.h"

#include "models/sql/Database.h"

#include <sqlcipher/sqlite3.h>

namespace models {

namespace {

QByteArray savepoint(const char *verb, int depth)
{
    return QByteArray(verb) + " branchbook_" + QByteArray::number(depth);
}

} // namespace

Transaction::Transaction(Database &database)
    : m_database(database),
      m_depth(database.m_transactionDepth)
{
    const bool inside = sqlite3_get_autocommit(database.handle()) == 0;
    if (m_depth == 0) {
        m_begun = database.execute("BEGIN IMMEDIATE");
    } else if (inside) {
        m_begun = database.execute(savepoint("SAVEPOINT", m_depth).constData());
    } else {
        // A full disk has already rolled the outer one back; what follows must not be stored alone.
        m_begun = Error{Error::Internal, {}, QStringLiteral("rolledBack")};
    }
    m_open = m_begun.has_value();
    if (m_open)
        ++database.m_transactionDepth;
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    --m_database.m_transactionDepth;
    // Fails only where SQLite has rolled back by itself, which is what is wanted.
    if (m_depth == 0) {
        (void)m_database.execute("ROLLBACK");
    } else {
        (void)m_database.execute(savepoint("ROLLBACK TO", m_depth).constData());
        (void)m_database.execute(savepoint("RELEASE", m_depth).constData());
    }
}

Result<void> Transaction::commit()
{
    if (!m_begun)
        return m_begun;
    if (!m_open)
        return Error{Error::Internal, {}, QStringLiteral("committedTwice")};
    if (sqlite3_get_autocommit(m_database.handle()))
        return Error{Error::Internal, {}, QStringLiteral("rolledBack")};
    if (m_depth == 0)
        BB_TRY(m_database.execute("COMMIT"));
    else
        BB_TRY(m_database.execute(savepoint("RELEASE", m_depth).constData()));
    m_open = false;
    --m_database.m_transactionDepth;
    return {};
}

} // namespace models
