// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QHash>
#include <QString>

namespace models {

class Database;

//! A person who uses the program, as the hub knows them; for the names of actors in histories.
struct Person {
    PersonId id{};
    OrganisationId organisation{};
    QString name{};
    QString role{};
};

//! Read-only, the hub writes it. Thread of its Database.
class PersonRepository
{
public:
    explicit PersonRepository(Database &database) : m_database(database) { }

    Result<Person> find(PersonId id) const;
    //! All that the replica knows.
    Result<QHash<PersonId, QString>> names() const;

private:
    Database &m_database;
};

} // namespace models
