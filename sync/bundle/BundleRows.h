// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/RowApplier.h"
#include "sync/wire/Changes.h"

#include <QHash>

#include <map>

namespace models {
class Database;
}

namespace engine {

//! Stores the rows of an answer that was weeks on its way: the network may have brought newer ones
//! meanwhile, or somebody may have put back an older disk.
//!
//! A stream whose cursor is behind where the answer begins is left alone, as rows in between would
//! be missing; rows that are newer here stay. So no order of sticks and network loses anything.
class BundleRows
{
public:
    explicit BundleRows(models::Database &database);

    //! What the device had told when the answer was made.
    void setBase(const wire::ChangesRequest &request) { m_base = request.streams; }
    //! One page, one transaction; how many rows were written.
    Result<qint64> store(const QByteArray &page);
    const QSet<QString> &kinds() const { return m_kinds; }

private:
    struct Target {
        StreamLedger::Stream *stream = nullptr;
        bool takes = false;
        bool fresh = false;
        qint64 cursor = 0;
    };
    struct Page;

    Result<void> open(Page &page, const wire::ChangesReply &head);
    Result<void> close(Page &page, const wire::ChangesReply &head);
    //! Of the row as it stands here; 0 when there is none.
    Result<qint64> knownSeq(QByteArrayView kind, QByteArrayView id);
    Result<qint64> newest(const QByteArray &sql, QByteArrayView kind, QByteArrayView id);

    models::Database &m_database;
    StreamLedger m_ledger;
    RowApplier m_applier;
    QHash<QString, qint64> m_base;
    QSet<QString> m_kinds;
    std::map<QByteArray, models::Statement> m_statements;
};

} // namespace engine
