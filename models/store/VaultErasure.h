// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QString>

namespace models {

class RandomSource;

//! Makes a vault unreadable for good, because the hub has withdrawn the PC.
//!
//! In two steps: first the header with every wrapped key is overwritten, so that no passphrase
//! opens anything any more; then the files go. A process that has the vault open can still seal
//! what it holds to the hub in between. Sealed parcels stay.
class VaultErasure
{
public:
    explicit VaultErasure(const QString &folder);

    //! True from the first step until the second is done.
    bool hasBegun() const;
    Result<void> begin(RandomSource &random) const;
    //! Removes database, media and drafts; may be repeated after a failure.
    Result<void> finish() const;

    //! Where parcels for the hub are kept; outlives the vault.
    static QString parcelFolder(const QString &vaultFolder);

private:
    QString m_folder;
    QString m_marker;
};

} // namespace models
