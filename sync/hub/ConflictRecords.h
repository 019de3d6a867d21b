// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/BatchLog.h"

namespace hub {

class HubStore;
class WorkingSet;

//! Keeps values that lost as records of kind "conflict" in the stream of the record that they are
//! about, so that whoever reads the record reads them too, and nobody else.
class ConflictRecords
{
public:
    ConflictRecords(HubStore &store, WorkingSet &rows) : m_store(store), m_rows(rows) { }

    //! \a subject as it stands after the merge. A value that is kept already is not kept twice,
    //! whoever sends it again.
    Result<void> keep(const StoredRow &subject, const QList<LostValue> &values);

private:
    Result<void> keep(const StoredRow &subject, const LostValue &value);
    Result<Author> authorOf(const FieldClock &clock);

    HubStore &m_store;
    WorkingSet &m_rows;
    QHash<qint64, Author> m_authors;
};

} // namespace hub
