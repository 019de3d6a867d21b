// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/HubAccount.h"

namespace models {
class Clock;
class Database;
class RandomSource;
class Vault;
} // namespace models

namespace engine {

class HubClient;

//! What a PC does that the hub has withdrawn: seals what it has not delivered to the hub's box key,
//! keeps the parcels on the disk, hands them in, and only then makes its vault unreadable
//! (docs/protocol.md, "Revocation").
class LastParcel
{
public:
    //! All must outlive it.
    LastParcel(models::Database &database, const models::Vault &vault, const HubAccount &account,
               const models::Clock &clock, models::RandomSource &random);

    //! Parcels on the disk, the vault erased. May be repeated: changes made meanwhile make a new
    //! one.
    models::Result<void> seal();
    //! Hands in what is on the disk; what the hub took goes. An error leaves the rest for a person
    //! to carry there.
    models::Result<int> deliver(HubClient &hub);

private:
    models::Result<void> write(const QList<QByteArray> &batches, const QList<QByteArray> &media,
                               const QList<QByteArray> &loose);
    models::Result<QList<QByteArray>> undeliveredMedia() const;
    models::Result<QList<QByteArray>> unsignedChanges() const;

    models::Database &m_database;
    const models::Vault &m_vault;
    const HubAccount &m_account;
    const models::Clock &m_clock;
    models::RandomSource &m_random;
    QString m_folder;
};

} // namespace engine
