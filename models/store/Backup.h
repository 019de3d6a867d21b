// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"
#include "models/domain/Ids.h"
#include "models/domain/Result.h"
#include "models/store/Vault.h"

#include <QString>

#include <functional>

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

} // namespace models::backup
