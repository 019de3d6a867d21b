// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"
#include "models/store/Vault.h"

#include <QStringList>

namespace models {

class Database;

//! Copies of the records that the program takes by itself before it changes many of them: backups
//! without photos and videos, below the vault, the last few of them.
class SafetyCopies
{
public:
    static constexpr qsizetype kept = 5;

    //! \a vault must outlive it.
    SafetyCopies(const Vault &vault, const VaultContext &context);

    //! One more, then the oldest go; its file. DiskFull, Io: then leave the records alone.
    Result<QString> take(Database &database) const;
    //! Newest first.
    QStringList list() const;
    //! When \a file of the list was taken, UTC milliseconds; 0 for another's name.
    static qint64 takenAt(const QString &file);

private:
    QString folder() const;
    //! A name that sorts by time, also when two are taken in one moment.
    QString nextFile() const;
    void removeOldest() const;

    const Vault &m_vault;
    VaultContext m_context;
};

} // namespace models
