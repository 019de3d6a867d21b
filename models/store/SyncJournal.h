// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QCborMap>
#include <QList>
#include <QString>

namespace models {

class Database;

//! Own changes of one kind that no receipt has answered.
struct WaitingChanges {
    QString kind{};
    int changes = 0;
    qint64 oldestAt = 0; //!< UTC ms

    friend bool operator==(const WaitingChanges &, const WaitingChanges &) = default;
};

//! A change that the hub did not take. It stays here until its person mends it.
struct RefusedChange {
    qint64 no = 0;
    QString kind{};
    RecordId id{};
    QString code{}; //!< the hub's reason word
    QString field{};
    qint64 claimedAt = 0; //!< UTC ms
    //! The meeting that a mark, agenda item or attachment belongs to; its own id for a meeting.
    RecordId parent{};

    friend bool operator==(const RefusedChange &, const RefusedChange &) = default;
};

//! With what was to be changed.
struct RefusedEdit {
    RefusedChange change{};
    OrganisationId organisation{};
    PersonId actor{};
    QString op{}; //!< "new", "set", "del", "act"
    QCborMap oldFields{};
    QCborMap newFields{};
};

struct SyncLogLine {
    qint64 at = 0; //!< UTC ms
    QString level{}; //!< "info", "warning", "error"
    QString code{};
    QString numbers{}; //!< "pulled=12 pushed=3"
};

//! What the page of the exchange lists; reads only. Thread of its Database.
class SyncJournal
{
public:
    explicit SyncJournal(Database &database) : m_database(database) { }

    //! In the order of the kinds' names.
    Result<QList<WaitingChanges>> waiting() const;
    //! Refused and not offered again; newest first, at most \a limit.
    Result<QList<RefusedChange>> refused(int limit = 200) const;
    //! The same, whole.
    Result<QList<RefusedEdit>> refusedEdits(int limit = 2'000) const;
    //! Newest first; an empty \a level is all of them.
    Result<QList<SyncLogLine>> log(const QString &level = {}, int limit = 500) const;

private:
    Database &m_database;
};

} // namespace models
