// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Conflict.h"
#include "models/domain/Result.h"

#include <QList>

namespace models {

class Database;

//! The conflicts of one replica; reads only. Thread of its Database.
class ConflictReader
{
public:
    explicit ConflictReader(Database &database) : m_database(database) { }

    //! Those nobody has decided, the newest loss first; at most \a limit, -1 for all.
    Result<QList<Conflict>> open(int limit = -1) const;
    Result<int> openCount() const;
    //! All of a record, decided ones too, the newest loss first.
    Result<QList<Conflict>> ofRecord(QStringView kind, RecordId id) const;
    Result<Conflict> find(ConflictId id) const;
    //! What the record shows in the conflict's field: null for no value, undefined when there is no
    //! such record any more.
    Result<QCborValue> shown(const Conflict &conflict) const;
    //! Who wrote that: whoever won, or somebody at this PC who has written over it since.
    Result<Authorship> authorOfShown(const Conflict &conflict, DeviceId thisDevice) const;

protected:
    Database &database() const { return m_database; }

private:
    Result<QList<Conflict>> select(const QByteArray &where, QStringView kind, RecordId id) const;

    Database &m_database;
};

} // namespace models
