// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/PersonRepository.h"

#include "models/sql/Database.h"

namespace models {

Result<Person> PersonRepository::find(PersonId id) const
{
    BB_TRY_ASSIGN(select,
                  m_database.prepare("SELECT id, org, name, role FROM people WHERE id = ?1"));
    select.bind(1, id);
    BB_TRY_ASSIGN(found, select.step());
    if (!found)
        return Error::NotFound;
    return Person{select.id<PersonId>(0), select.id<OrganisationId>(1), select.text(2),
                  select.text(3)};
}

Result<QHash<PersonId, QString>> PersonRepository::names() const
{
    BB_TRY_ASSIGN(select, m_database.prepare("SELECT id, name FROM people"));
    QHash<PersonId, QString> names;
    for (;;) {
        BB_TRY_ASSIGN(found, select.step());
        if (!found)
            return names;
        names.insert(select.id<PersonId>(0), select.text(1));
    }
}

} // namespace models
