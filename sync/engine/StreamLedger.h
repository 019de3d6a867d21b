// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"
#include "sync/wire/Changes.h"

#include <QHash>
#include <QString>

#include <map>

namespace models {
class Database;
}

namespace engine {

//! Cursor, count and digest of each stream of the replica.
//!
//! Loaded at the start of a transaction, kept in step by whoever applies rows, saved before its
//! commit: O(1) for each row.
class StreamLedger
{
public:
    struct Stream {
        qint64 no = 0;
        QString name{};
        models::OrganisationId organisation{};
        qint64 cursor = 0;
        qint64 head = 0;
        qint64 count = 0; //!< rows that stand on the hub's state
        wire::Digest digest{};
        qint64 hubCount = 0;
        QByteArray hubDigest{};
        bool inScope = true;
        bool changed = false;

        bool isAtHead() const { return cursor == head; }
        bool matches() const { return count == hubCount && digest.bytes() == hubDigest; }
        void add(QByteArrayView rowHash);
        void subtract(QByteArrayView rowHash);
    };

    static models::Result<StreamLedger> load(models::Database &database);
    models::Result<void> save(models::Database &database);

    //! Makes the stream when the replica has none of that name.
    models::Result<Stream *> byName(models::Database &database, const QString &name);
    //! Null when there is none.
    Stream *byNo(qint64 no);
    const std::map<qint64, Stream> &all() const { return m_streams; }
    //! Forgets a stream together with its row in the database.
    models::Result<void> erase(models::Database &database, qint64 no);

    //! Cursor of each stream in scope, for ChangesRequest.
    QHash<QString, qint64> cursors() const;
    //! Streams at the hub's head whose count or digest is not the hub's.
    QList<QString> differing() const;

private:
    std::map<qint64, Stream> m_streams;
    QHash<QString, qint64> m_numbers;
};

} // namespace engine
