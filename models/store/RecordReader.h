// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/ChangeWriter.h"
#include "models/store/History.h"

#include <QList>

namespace models {

class RowCodec;
class Statement;

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

    //! NotFound also covers a deleted record.
    Result<Record> find(QStringView kind, RecordId id) const;
    //! In id order; Invalid for a field that the kind does not have.
    Result<QList<Record>> list(QStringView kind, const RecordFilter &filter = {}) const;
    //! Calls \a visit for each; stops when it answers false. Reads nothing ahead.
    Result<void> visit(QStringView kind, const RecordFilter &filter,
                       const std::function<bool(const Record &)> &visit) const;

private:
    static Record recordAt(const RowCodec &codec, const Statement &row);

    Database &m_database;
};

} // namespace models
