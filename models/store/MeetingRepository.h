// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/Result.h"

#include <QDate>
#include <QList>

#include <optional>

namespace models {

class ChangeWriter;
class Clock;
class Database;

//! Narrows a meeting list; a field left empty does not filter.
struct MeetingFilter {
    OrganisationId organisation{};
    std::optional<MeetingKind> kind{};
    QDate from{};
    QDate to{};
    QString text{};
};

//! The meetings of one replica with agenda, attendance marks and attachments.
//!
//! Every write is one transaction that also appends to the change log, so nothing is saved without
//! being queued for the hub. Thread of its Database.
class MeetingRepository
{
public:
    MeetingRepository(Database &database, ChangeWriter &writer, const Clock &clock);

    //! Newest first, all counts left at 0. No match is an empty list, not an error.
    Result<QList<MeetingSummary>> list(const MeetingFilter &filter = {}) const;
    //! The same meetings in the same order. A long list takes these, and the summaries of what is
    //! in view: counting the marks of five years would take seconds.
    Result<QList<MeetingId>> ids(const MeetingFilter &filter = {}) const;
    //! Whether any of them has a title of its own besides its kinds.
    Result<bool> hasTitles(const MeetingFilter &filter = {}) const;
    //! With their counts, in the order of \a ids; meetings that are gone are left out.
    Result<QList<MeetingSummary>> summaries(const QList<MeetingId> &ids) const;
    //! With everything that belongs to it. NotFound also covers a deleted meeting.
    Result<Meeting> find(MeetingId id) const;
    //! Stores the meeting with agenda, marks and attachments as they are in \a meeting: what is
    //! missing there is removed; null ids get one. One txn. Returns the stored copy.
    //!
    //! Meeting::revision stands for all of it: a mark that came in between counts. Invalid names
    //! the offending field. Conflict means that sync replaced the record after \a meeting was read:
    //! reload and ask the secretary.
    Result<Meeting> save(const Meeting &meeting);
    //! With all that belongs to it; leaves tombstones.
    Result<void> remove(MeetingId id, qint64 expectedRevision);

private:
    Result<Meeting> store(Meeting meeting);

    Database &m_database;
    ChangeWriter &m_writer;
    const Clock &m_clock;
};

} // namespace models
