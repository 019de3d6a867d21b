// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/VaultHeader.h"

namespace models {

//! The header on the disk: after a crash at any moment the old one or the new one is there.
class VaultHeaderFile
{
public:
    explicit VaultHeaderFile(const QString &folder);

    bool exists() const;
    //! Falls back on the copy of the last write when that was interrupted. NotFound, Corrupt,
    //! NewerVersion.
    Result<VaultHeader> read() const;
    //! Writes, reads back and verifies; the old header is kept beside it until that has succeeded,
    //! and no longer, because old slots open with old passphrases.
    Result<void> write(const VaultHeader &header, const SecretBytes &master) const;
    //! After the header was opened: what an interrupted write left behind is of no more use.
    Result<void> settle(const VaultHeader &header, const SecretBytes &master) const;

private:
    QString m_path;
    QString m_backupPath;
};

} // namespace models
