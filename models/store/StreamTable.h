// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"
#include "models/sql/Statement.h"

#include <QString>

namespace models {

class Database;

//! The streams of a replica. Thread of its Database, shorter life.
class StreamTable
{
public:
    static Result<StreamTable> create(Database &database);

    //! The number by which rows name their stream; drawn when the name is new. Not remembered here,
    //! because a rolled back transaction takes a new number with it.
    Result<qint64> number(const QString &name);

private:
    Statement m_find;
    Statement m_insert;
};

} // namespace models
