// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/ConflictReader.h"

namespace models {

class ChangeWriter;
class Clock;

//! The conflicts of one replica, and the decisions between their values.
//!
//! A decision writes record and conflict in one txn. When somebody elsewhere decided first, the hub
//! keeps that decision and lets the value written here stand as an edit that came after it. Thread
//! of its Database.
class ConflictRepository : public ConflictReader
{
public:
    ConflictRepository(Database &database, ChangeWriter &writer, const Clock &clock);

    //! Each returns the txn, by which ChangeWriter::undo() takes the decision back. Conflict when
    //! it has been decided already, NotFound when the record is gone that a value is for.
    Result<qint64> keepShown(ConflictId id);
    Result<qint64> takeOther(ConflictId id);
    //! \a value is made of both.
    Result<qint64> takeMerged(ConflictId id, const QCborValue &value);

private:
    Result<void> writeSubject(const Conflict &conflict, const QCborValue &value);
    Result<qint64> resolve(ConflictId id, Resolution resolution, const QCborValue &value);

    ChangeWriter &m_writer;
    const Clock &m_clock;
};

} // namespace models
