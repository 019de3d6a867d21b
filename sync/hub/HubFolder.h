// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"

#include "sync/hub/http/Authority.h"
#include "sync/hub/HubStore.h"

#include <QString>

namespace models {
class Clock;
}

namespace hub {

//! Where a hub with an embedded store keeps its things. The key of all of it lies in a file outside
//! the folder, so that a copy of the folder alone is worth nothing.
class HubFolder
{
public:
    HubFolder(QString path, QString keyFile);

    QString path() const { return m_path; }
    QString mediaPath() const;
    AuthorityFiles authority() const;

    //! Makes folder, key, store, identity, authority and a certificate for \a hosts. Conflict when
    //! any of it is there already.
    Result<void> create(const QStringList &hosts, const models::Clock &clock,
                        models::RandomSource &random) const;
    //! One connection; NotFound without a hub here, Denied when others may read the key file.
    Result<std::unique_ptr<HubStore>> openStore() const;

private:
    Result<models::SecretBytes> createKey(models::RandomSource &random) const;
    Result<models::SecretBytes> readKey() const;

    QString m_path;
    QString m_keyFile;
};

} // namespace hub
