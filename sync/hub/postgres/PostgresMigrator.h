// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"

namespace hub {

class PostgresConnection;

//! Brings a PostgreSQL database to the newest numbered schema, as models::Migrator does a file.
//!
//! Hub processes that start together wait for each other: each step is applied once.
class PostgresMigrator
{
public:
    explicit PostgresMigrator(QString folder) : m_folder(std::move(folder)) { }

    //! NewerVersion when the database is ahead of this program; then nothing is touched. NotFound
    //! for an empty one unless \a create.
    Result<void> migrate(PostgresConnection &connection, bool create) const;

private:
    QString m_folder;
};

} // namespace hub
