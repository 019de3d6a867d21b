// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QCborMap>
#include <QList>

namespace models {

class Clock;
class Database;

//! What somebody typed and has not saved: encrypted, never synced, there again after a lock or a
//! crash.
struct Draft {
    QString editor{}; //!< "meeting", "member"
    RecordId record{};
    OrganisationId organisation{};
    PersonId person{};
    qint64 updatedAt = 0;
    QCborMap content{};
};

class DraftRepository
{
public:
    DraftRepository(Database &database, const Clock &clock) : m_database(database), m_clock(clock)
    {
    }

    //! Replaces the draft of the same editor, record and person.
    Result<void> save(const Draft &draft);
    //! Newest first.
    Result<QList<Draft>> list(PersonId person) const;
    Result<Draft> find(const QString &editor, RecordId record, PersonId person) const;
    Result<void> remove(const QString &editor, RecordId record, PersonId person);

private:
    Database &m_database;
    const Clock &m_clock;
};

} // namespace models
