// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Conflict.h"
#include "models/domain/Result.h"

#include <QList>

namespace models {

class ChangeWriter;
class Clock;
class Database;

//! The conflicts of one replica, and the decisions between their values.
//!
//! A decision writes record and conflict in one txn. When somebody elsewhere decided first, the hub
//! keeps that decision and lets the value written here stand as an edit that came after it. Thread
//! of its Database.
class ConflictRepository
{
public:
    ConflictRepository(Database &database, ChangeWriter &writer, const Clock &clock);

    //! Those nobody has decided, the newest loss first.
    Result<QList<Conflict>> open() const;
    Result<int> openCount() const;
    //! All of a record, decided ones too, the newest loss first.
    Result<QList<Conflict>> ofRecord(QStringView kind, RecordId id) const;
    Result<Conflict> find(ConflictId id) const;
    //! What the record shows in the conflict's field: null for no value, undefined when there is no
    //! such record any more.
    Result<QCborValue> shown(const Conflict &conflict) const;

    //! Each returns the txn, by which ChangeWriter::undo() takes the decision back. Conflict when
    //! it has been decided already, NotFound when the record is gone that a value is for.
    Result<qint64> keepShown(ConflictId id);
    Result<qint64> takeOther(ConflictId id);
    //! \a value is made of both.
    Result<qint64> takeMerged(ConflictId id, const QCborValue &value);

private:
    Result<QList<Conflict>> select(const QByteArray &where, QStringView kind, RecordId id) const;
    Result<void> writeSubject(const Conflict &conflict, const QCborValue &value);
    Result<qint64> resolve(ConflictId id, Resolution resolution, const QCborValue &value);

    Database &m_database;
    ChangeWriter &m_writer;
    const Clock &m_clock;
};

} // namespace models
