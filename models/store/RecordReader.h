// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/ChangeWriter.h"

namespace models {

//! Narrows a list of records of any kind.
struct RecordFilter {
    //! Catalogue field names (and "org") with the text they must equal.
    QList<std::pair<QString, QString>> equals{};
    qint64 limit = -1; //!< -1: all
};

//! Reads records of any kind by the catalogue, for the command line, history and export.
class RecordReader
{
public:
    explicit RecordReader(Database &database) : m_database(database) { }

    Result<Record> find(QStringView kind, RecordId id) const;
    //! In id order; Invalid for a field that the kind does not have.
    Result<QList<Record>> list(QStringView kind, const RecordFilter &filter = {}) const;
    //! Calls \a visit for each; stops when it answers false. Reads nothing ahead.
    Result<void> visit(QStringView kind, const RecordFilter &filter,
                       const std::function<bool(const Record &)> &visit) const;

private:
    Database &m_database;
};

//! One line of a record's history: who changed what, when, and what became of it.
struct HistoryEntry {
    qint64 no = 0;
    qint64 txn = 0;
    QString op{};
    PersonId actor{};
    qint64 claimedAt = 0; //!< UTC milliseconds by this PC's clock
    QCborMap oldFields{};
    QCborMap newFields{};
    QString outcome{}; //!< empty until the hub has answered
};

//! Newest first.
Result<QList<HistoryEntry>> historyOf(Database &database, QStringView kind, RecordId id);

} // namespace models
