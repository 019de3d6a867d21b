// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/HybridClock.h"
#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QCborMap>

#include <functional>

namespace models {

class Clock;
class Database;
class RandomSource;

//! Counts the local writes of a record; a stale copy is recognised by it.
using Revision = qint64;

//! A record of any kind as the catalogue sees it.
struct Record {
    RecordId id{};
    OrganisationId organisation{};
    QCborMap fields{};
    Revision revision = 0;
    //! The hub's seq of the row it stands on; 0 when the hub has never acknowledged it.
    qint64 seq = 0;
    //! Changes of it that no receipt has answered yet.
    bool pending = false;
};

//! The one write path: no code writes a synced table except through it, and the engine's
//! RowApplier for rows that come from the hub.
//!
//! Each call changes the row and appends the change in one transaction (or in the caller's); only
//! fields that differ are stored and sent. Thread of its Database.
class ChangeWriter
{
public:
    //! All must outlive the writer. \a actor is who is unlocked.
    ChangeWriter(Database &database, const Clock &clock, RandomSource &random, PersonId actor);

    //! Inserts, or updates when the id exists: fields left out stay, null clears.
    //!
    //! \a expected refuses with Conflict when the row has moved on; without it the newest wins.
    //! Invalid names the first faulty field of the catalogue. Writing what is there already
    //! changes and queues nothing.
    Result<Revision> put(QStringView kind, RecordId id, OrganisationId organisation,
                         const QCborMap &fields, std::optional<Revision> expected = {});

    //! Leaves a tombstone, because the hub has to learn of it. NotFound, Conflict as above.
    Result<void> remove(QStringView kind, RecordId id, std::optional<Revision> expected = {});

    //! Writes the opposite of one txn as new changes; Conflict when a later change touched the
    //! same fields.
    Result<void> undo(qint64 txn);

    //! All changes made until the scope ends share one txn: they stand or fall together at the hub.
    class Group
    {
    public:
        explicit Group(ChangeWriter &writer);
        ~Group();

    private:
        ChangeWriter &m_writer;
    };
    //! The txn of the newest change.
    qint64 lastTxn() const { return m_txn; }

    //! Called after a commit that queued something; the engine wakes by it.
    void onQueued(std::function<void()> callback) { m_queued = std::move(callback); }

private:
    struct Change;
    Result<void> append(const Change &change);

    Database &m_database;
    const Clock &m_clock;
    RandomSource &m_random;
    PersonId m_actor;
    HybridClock m_hybridClock;
    qint64 m_txn = 0;
    int m_groupDepth = 0;
    std::function<void()> m_queued;
};

} // namespace models
