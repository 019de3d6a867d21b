// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QCborValue>
#include <QStringView>

namespace models {

class Database;

//! Names that more than one part of the program uses.
namespace setting {

//! UTC milliseconds: the newest time that the hub has told; a PC clock before it is doubtful. The
//! engine writes it.
inline constexpr QStringView newestKnownTime{u"clock.newestKnown"};

} // namespace setting

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
