// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"
#include "models/sql/Statement.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace models {
class Clock;
class Database;
} // namespace models

namespace engine {

//! Changes that the hub refused. They stay in sight until their person mends them or gives them up;
//! mending one offers all of its txn again, because the hub took none of it.
class RefusedChanges
{
public:
    //! \a person: whose changes; only they can sign them.
    RefusedChanges(models::Database &database, models::PersonId person);

    //! What has been edited since it was refused goes along with the edit. How many were offered.
    models::Result<int> reofferMended();
    //! Everything again as it is, for when the reason lay at the hub.
    models::Result<int> reofferAll();

private:
    struct Change {
        qint64 no = 0;
        qint64 txn = 0;
        QString kind{};
        QByteArray id{};
        QByteArray op{};
        QByteArray oldFields{}; //!< CBOR map; empty for none
        QByteArray fields{};
    };

    models::Result<QList<Change>> refused() const;
    static Change changeAt(const models::Statement &row);
    models::Result<std::optional<Change>> laterEdit(const Change &change) const;
    //! The later edit that can carry \a change too: an act and an edit are two things to the hub.
    models::Result<std::optional<Change>> carrierOf(const Change &change) const;
    models::Result<std::optional<Change>> laterEdit(const Change &change, const char *ops) const;
    models::Result<void> mergeInto(const Change &later, const Change &refused) const;
    models::Result<void> append(const Change &change, qint64 &txn) const;
    models::Result<int> reoffer(const QList<Change> &changes) const;

    models::Database &m_database;
    models::PersonId m_person;
};

} // namespace engine
