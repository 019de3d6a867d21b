// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Organisation.h"
#include "models/domain/Result.h"

#include <QList>

namespace models {

class Database;

//! The part of the organisation tree that this replica holds; read-only, the hub writes it.
class OrganisationRepository
{
public:
    explicit OrganisationRepository(Database &database) : m_database(database) { }

    //! In the order of their codes.
    Result<QList<Organisation>> list() const;
    Result<Organisation> find(OrganisationId id) const;
    Result<Organisation> findByCode(const QString &code) const;
    //! Branches that the person at the PC may record for; in the order of their codes.
    Result<QList<Organisation>> branches() const;

private:
    Database &m_database;
};

} // namespace models
