// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"
#include "models/domain/Ids.h"
#include "models/domain/Result.h"
#include "models/store/Vault.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

//! One file with everything of a vault: database, media and the sealed header, so that it opens
//! with the passphrases and the recovery sheet that open the vault. Nothing in it is readable
//! without them.
//!
//! Long work: call from a worker thread with a Database of its own.
namespace models::backup {

//! 0.0–1.0; answering false cancels and leaves nothing behind.
using Progress = std::function<bool(double)>;

//! What opens a backup: a person's passphrase, or the recovery sheet when \a person is null.
struct Secret {
    PersonId person{};
    SecretBytes passphrase{};
    QString paperWords{};
};

enum class Content {
    All,
    Records, //!< without photos, videos and documents, which the hub has
};

struct Summary {
    qint64 createdAt = 0; //!< UTC milliseconds
    DeviceId device{};
    int files = 0;
    qint64 bytes = 0; //!< of all files
};

//! Takes a consistent copy while the vault is in use. Conflict when \a file exists; the file
//! appears under its name only when it is complete. DiskFull, Io, Cancelled.
Result<Summary> write(Database &database, const Vault &vault, const QString &file,
                      const VaultContext &context, const Progress &progress = {},
                      Content content = Content::All);

//! Who can open the backup; needs no key.
Result<QList<VaultSlot>> slotsOf(const QString &file);

//! Reads it all and compares every file with its hash. Corrupt when one bit differs.
Result<Summary> verify(const QString &file, const Secret &secret, const VaultContext &context,
                       const Progress &progress = {});

//! Makes \a folder with the vault as it was. Conflict unless it is missing or empty; after a crash
//! or an error it is as before. The restored vault opens with the same secrets; files that are not
//! in the backup are wanted from the hub again.
Result<Summary> restore(const QString &file, const QString &folder, const Secret &secret,
                        const VaultContext &context, const Progress &progress = {});

//! What came of replace().
struct Replaced {
    Summary summary{};
    //! Where the vault that stood here is now, whole; empty when there was none.
    QString keptFolder{};
    //! Changes of that vault which had not been sent and are not in the restored one; no value when
    //! it can no longer be read.
    std::optional<qint64> unsent{};
};

//! Makes the vault as it was in the place of one that stands there, damaged or not. The restored
//! one is made and checked beside it, then they change places: the old one is kept whole under a
//! dated name, nothing in it is altered. Photos and videos that the backup lacks are taken from it.
//!
//! Busy while somebody has the vault open; Revoked when the hub has withdrawn the PC. After an
//! error the vault is as before, after a crash it is the old one or the new one
//! (finishReplacing()).
Result<Replaced> replace(const QString &file, const QString &folder, const Secret &secret,
                         const VaultContext &context, const Progress &progress = {});

//! Ends what a crash left of a replace(): before the vault is looked for.
Result<void> finishReplacing(const QString &folder);

//! The vaults that replace() kept beside \a folder, newest first.
QStringList keptFolders(const QString &folder);

} // namespace models::backup
