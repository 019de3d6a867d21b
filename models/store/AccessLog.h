// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QList>
#include <QString>

namespace models {

class Clock;
class Database;

//! Somebody saw unmasked data, exported or printed it.
struct Access {
    QString action{}; //!< "reveal", "export"
    QString kind{}; //!< of the catalogue
    RecordId record{}; //!< null when it was a whole list
    QString purpose{}; //!< in the person's own words
    PersonId person{};
    qint64 at = 0; //!< UTC milliseconds
};

//! Who looked at what for which purpose, for the person whose data it is. Append-only.
class AccessLog
{
public:
    AccessLog(Database &database, const Clock &clock, PersonId person)
        : m_database(database),
          m_clock(clock),
          m_person(person)
    {
    }

    //! Person and time of \a access are set here. Nothing may be shown unless this succeeded.
    Result<void> append(const Access &access);
    //! Newest first; of one record when \a record is not null.
    Result<QList<Access>> list(RecordId record = {}) const;

private:
    Database &m_database;
    const Clock &m_clock;
    PersonId m_person;
};

} // namespace models
