// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QCborMap>

#include <functional>
#include <memory>
#include <optional>

namespace models {

class Clock;
class Database;
class RandomSource;
class Transaction;
struct LoggedChange;

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
//! Each call changes the row and appends the change in one transaction (a savepoint inside a Txn);
//! only fields that differ are stored and sent. Thread of its Database. Several writers on one file
//! are fine: numbers are drawn inside the transaction.
class ChangeWriter
{
public:
    //! All must outlive the writer. \a actor is who is unlocked.
    ChangeWriter(Database &database, const Clock &clock, RandomSource &random, PersonId actor);
    ~ChangeWriter();

    //! Inserts, or updates when the id exists: fields left out stay, null or empty text clears.
    //!
    //! \a expected refuses with Conflict when the row has moved on (0: when it exists at all);
    //! without it the newest wins. Invalid names the first faulty field of the catalogue, "kind"
    //! for a kind that this version does not know, and with reason "fixed" the organisation or the
    //! year that names the stream of a stored row. Denied for kinds that only the hub writes.
    //! Writing what is there already changes and queues nothing. Guarded fields go as an act, which
    //! the hub takes only while what is changed here still stands there.
    Result<Revision> put(QStringView kind, RecordId id, OrganisationId organisation,
                         const QCborMap &fields, std::optional<Revision> expected = {});

    //! Leaves a tombstone, because the hub has to learn of it. NotFound, Conflict as above; Denied
    //! with "kept" for a kind whose records are never deleted (member).
    Result<void> remove(QStringView kind, RecordId id, std::optional<Revision> expected = {});

    //! Writes the opposite of one txn as a new one; Conflict when one of its records has been
    //! changed since, here or by sync. NotFound for a txn that does not exist.
    //!
    //! A new record of a kind that is never deleted is withdrawn instead, as if it had never been
    //! made: Denied with "sent" once it is in a batch, Conflict while another record refers to it.
    Result<void> undo(qint64 txn);

    //! The changes made until commit() are stored together here and share one txn: they stand or
    //! fall together at the hub. Without commit() none of them happened. Inside another Txn it is a
    //! savepoint of that one.
    class Txn
    {
    public:
        explicit Txn(ChangeWriter &writer);
        ~Txn();
        Txn(const Txn &) = delete;
        Txn &operator=(const Txn &) = delete;

        //! Why it could not begin (Busy, Io); to be asked before the first write.
        const Result<void> &begun() const;
        Result<void> commit();

    private:
        ChangeWriter &m_writer;
        std::unique_ptr<Transaction> m_transaction;
        qint64 m_txnBefore;
        qint64 m_queuedBefore;
        bool m_committed = false;
    };
    PersonId actor() const;
    //! An id for a record that is to be made.
    RecordId newRecordId();

    //! The txn of the newest change of this writer; 0 before the first.
    qint64 lastTxn() const;

    //! Called after the outermost commit when it queued or withdrew something; the engine wakes by
    //! it.
    void onQueued(std::function<void()> callback);

private:
    struct State;
    Result<Revision> write(const catalogue::Kind &kind, RecordId id, OrganisationId organisation,
                           const QCborMap &fields, std::optional<Revision> expected);
    Result<void> erase(const catalogue::Kind &kind, RecordId id, std::optional<Revision> expected);
    Result<void> withdraw(const catalogue::Kind &kind, const LoggedChange &creation);

    std::unique_ptr<State> m_state;
};

} // namespace models
