// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"

#include "sync/hub/http/Authority.h"
#include "sync/hub/HubPeers.h"
#include "sync/hub/HubStore.h"

#include <QString>

namespace models {
class Clock;
}

namespace hub {

//! Where a county's database is, for a hub that keeps its records in PostgreSQL.
struct HubDatabase {
    QString address{}; //!< postgresql://…; empty for the embedded store
    QString passwordFile{}; //!< as libpq's; empty for its own
};

//! Where a hub keeps its things: media, certificates, and the embedded store unless there is a
//! database. The key of all of it lies in a file outside the folder, so that a copy of the folder
//! alone is worth nothing. Several processes over one database share folder and key file.
class HubFolder
{
public:
    HubFolder(QString path, QString keyFile, HubDatabase database = {});

    QString path() const { return m_path; }
    QString mediaPath() const;
    AuthorityFiles authority() const;

    //! Makes folder, key, store, identity, authority and a certificate for \a hosts. Conflict when
    //! any of it is there already.
    Result<void> create(const QStringList &hosts, const models::Clock &clock,
                        models::RandomSource &random) const;
    //! One connection; NotFound without a hub here, Denied when others may read the key file.
    Result<std::unique_ptr<HubStore>> openStore() const;
    //! Hears the other processes over the same store; null where there can be none.
    Result<std::unique_ptr<PeerListener>> listen(PeerNews news) const;

private:
    Result<std::unique_ptr<HubStore>> open(const models::SecretBytes &key, bool create) const;
    Result<models::SecretBytes> createKey(models::RandomSource &random) const;
    Result<models::SecretBytes> readKey() const;

    QString m_path;
    QString m_keyFile;
    HubDatabase m_database;
    int m_process; //!< among those that share a database
};

} // namespace hub
