// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"

namespace models::catalogue {
struct Kind;
}

namespace hub {

class PostgresConnection;

//! One view for each kind of the catalogue in the schema "report", for reporting tools: typed
//! columns of the records that are there now, without what is sensitive. Made anew when the
//! catalogue has changed, never by a program that is older than the one that made them.
class PostgresReports
{
public:
    explicit PostgresReports(PostgresConnection &connection) : m_connection(connection) { }

    Result<void> publish();
    //! The SELECT behind a kind's view.
    static QString selectOf(const models::catalogue::Kind &kind);

private:
    PostgresConnection &m_connection;
};

} // namespace hub
