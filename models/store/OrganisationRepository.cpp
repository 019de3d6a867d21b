// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/OrganisationRepository.h"

#include "models/sql/Database.h"

namespace models {

namespace {

constexpr char columns[] =
    "SELECT id, code, parent, type, category, name, seal_name FROM organisations ";

Organisation organisationAt(const Statement &row)
{
    return {row.id<OrganisationId>(0),
            row.text(1),
            row.id<OrganisationId>(2),
            organisationTypeOf(row.text(3)),
            row.text(4),
            row.text(5),
            row.text(6)};
}

Result<QList<Organisation>> listOf(Database &database, const char *condition)
{
    BB_TRY_ASSIGN(select, database.prepare((QByteArray(columns) + condition).constData()));
    QList<Organisation> list;
    for (;;) {
        BB_TRY_ASSIGN(found, select.step());
        if (!found)
            return list;
        list << organisationAt(select);
    }
}

} // namespace

Result<QList<Organisation>> OrganisationRepository::list() const
{
    return listOf(m_database, "ORDER BY code");
}

Result<Organisation> OrganisationRepository::find(OrganisationId id) const
{
    BB_TRY_ASSIGN(select, m_database.prepare((QByteArray(columns) + "WHERE id = ?1").constData()));
    select.bind(1, id);
    BB_TRY_ASSIGN(found, select.step());
    if (!found)
        return Error::NotFound;
    return organisationAt(select);
}

Result<Organisation> OrganisationRepository::findByCode(const QString &code) const
{
    BB_TRY_ASSIGN(
        select,
        m_database.prepare((QByteArray(columns) + "WHERE code = ?1 ORDER BY id").constData()));
    select.bind(1, code);
    BB_TRY_ASSIGN(found, select.step());
    if (!found)
        return Error::NotFound;
    return organisationAt(select);
}

Result<QList<Organisation>> OrganisationRepository::branches() const
{
    return listOf(m_database, "WHERE type = 'branch' ORDER BY code");
}

} // namespace models
