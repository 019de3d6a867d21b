// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"

namespace hub {

//! Where a PostgreSQL database is, as libpq writes it:
//! postgresql://[user@]host[:port][,host[:port]…]/database[?key=value&…].
//!
//! A password has no place in it: command lines and logs are read by others. libpq takes it from
//! its password file (PGPASSFILE, or the option passfile).
class PostgresAddress
{
public:
    static bool isOne(const QString &text);
    //! Unsupported "store" for what is no such address, Denied "password" for one that holds one.
    static Result<PostgresAddress> parse(const QString &text);

    //! As Qt's driver hands them to libpq.
    QString options() const;
    //! Host and database, for messages.
    QString shown() const;
    PostgresAddress withPasswordFile(const QString &file) const;

private:
    QList<std::pair<QString, QString>> m_values{};
};

} // namespace hub
