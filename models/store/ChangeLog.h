// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"
#include "models/sql/Statement.h"

#include <QCborMap>

#include <optional>

namespace models {

class Clock;
class Database;
class RandomSource;

//! One change as the log keeps it.
struct LoggedChange {
    qint64 no = 0;
    QString kind{};
    RecordId id{};
    OrganisationId organisation{};
    QString op{}; //!< "new", "set", "del"
    qint64 base = 0; //!< seq of the hub's row it was made on; 0 for none
    QCborMap oldFields{}; //!< just the changed ones; null where there was none
    QCborMap newFields{};
};

//! Appends to the changes table: audit, undo list and outbox in one.
//!
//! Numbers, stamps and the incarnation are read and written inside the caller's transaction, so
//! that several connections of one vault never give one twice. Thread of its Database.
class ChangeLog
{
public:
    //! The version of the catalogue that changes are made with (wire: "sv").
    static constexpr int schemaVersion = 1;

    static Result<ChangeLog> create(Database &database, const Clock &clock, RandomSource &random,
                                    PersonId actor);

    //! \a txn 0 starts a new one. Returns the txn. Inside a transaction only.
    Result<qint64> append(const LoggedChange &change, qint64 txn);
    //! The base of the newest change here that wrote \a field of a record; nothing when none did.
    Result<std::optional<qint64>> baseOf(QStringView kind, RecordId id, const QString &field);
    //! The changes of one txn, newest first.
    Result<QList<LoggedChange>> changesOf(qint64 txn);
    //! Takes all changes of a record out of the log as if they had never been made, and closes the
    //! gaps in their chains. False, and nothing is done, when one of them has been in a batch: then
    //! others may know of it. Inside a transaction only.
    Result<bool> withdraw(QStringView kind, RecordId id);

private:
    ChangeLog(Database &database, const Clock &clock, RandomSource &random, PersonId actor)
        : m_database(&database),
          m_clock(&clock),
          m_random(&random),
          m_actor(actor)
    {
    }

    struct Place {
        RecordId incarnation{};
        qint64 n = 0;
    };
    Result<Place> nextPlace();
    Result<void> closeGap(RecordId incarnation, qint64 n);
    Result<qint64> newestKnownTime(qint64 lastClaimedAt);

    Database *m_database;
    const Clock *m_clock;
    RandomSource *m_random;
    PersonId m_actor;
    Statement m_last;
    Statement m_knownTime;
    Statement m_takeNumber;
    Statement m_newIncarnation;
    Statement m_insert;
    Statement m_select;
    Statement m_ofRecord;
};

} // namespace models
