// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QString>

namespace models {

class Database;

//! Brings a database to the newest numbered schema.
//!
//! Steps are the files `NNNN_name.sql` of a resource folder; PRAGMA user_version holds the number
//! of the last one applied. Each step is one transaction; a failed one leaves the file as it was.
class Migrator
{
public:
    explicit Migrator(QString folder) : m_folder(std::move(folder)) { }

    //! The highest number in the folder; 0 when it is not a whole series from 1.
    int newestVersion() const;
    //! NewerVersion when the file is ahead of this program; then nothing is touched.
    Result<void> migrate(Database &database) const;

private:
    QString m_folder;
};

} // namespace models
