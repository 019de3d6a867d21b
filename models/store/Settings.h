// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QCborValue>

namespace models {

class Database;

//! Small values of one vault ("inUseSince", "hub.url", "sync.token"), kept encrypted with the rest.
class Settings
{
public:
    explicit Settings(Database &database) : m_database(database) { }

    //! Undefined when never set.
    Result<QCborValue> value(QStringView name) const;
    Result<void> setValue(QStringView name, const QCborValue &value);

private:
    Database &m_database;
};

} // namespace models
