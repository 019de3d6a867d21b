// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"
#include "models/store/Vault.h"

#include <QStringList>

namespace models {

class Database;

//! Copies of the records that the program takes by itself: backups without photos and videos, below
//! the vault, the last few of each reason.
class SafetyCopies
{
public:
    enum class Reason {
        Import, //!< before many records change
        Routine, //!< while people work
        Migration, //!< before the database takes a newer schema
    };

    //! Of imports.
    static constexpr qsizetype kept = 5;
    //! Of migrations.
    static constexpr qsizetype keptMigrations = 2;
    //! Of the routine ones: the newest, and the last one of each of so many days in all.
    static constexpr qsizetype keptRoutine = 3;
    static constexpr qsizetype keptDays = 4;

    //! \a vault must outlive it.
    SafetyCopies(const Vault &vault, const VaultContext &context);

    //! One more, then the oldest go; its file. DiskFull, Io: then leave the records alone. Waits
    //! for one that is being taken; for a routine one that is Busy instead.
    Result<QString> take(Database &database, Reason reason = Reason::Import) const;
    //! Newest first.
    QStringList list() const;

    //! Newest first; needs no key. With those of vaults that a restore kept beside \a vaultFolder.
    static QStringList listFor(const QString &vaultFolder);
    //! When \a file of the list was taken, UTC milliseconds; 0 for another's name.
    static qint64 takenAt(const QString &file);
    static Reason reasonOf(const QString &file);

private:
    QString folder() const;
    //! A name that sorts by time, also when two are taken in one moment.
    QString nextFile(Reason reason) const;
    QStringList superfluous() const;
    void removeOldest() const;

    const Vault &m_vault;
    VaultContext m_context;
};

} // namespace models
