// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace models {
class Database;
class Vault;
} // namespace models

namespace engine {

//! The hub this vault belongs to, and who the person at the PC is there; written at enrolment.
struct HubAccount {
    QUrl url{};
    QByteArray authority{}; //!< the pinned CA, PEM
    QByteArray hubKey{}; //!< Ed25519, signs receipts
    QByteArray hubBoxKey{}; //!< X25519
    QString hubId{};

    models::DeviceId device{};
    models::PersonId person{}; //!< at the hub
    QString role{};
    models::OrganisationId organisation{}; //!< where the role is held

    //! NotFound while this PC, or this person at it, is not enrolled.
    static models::Result<HubAccount> load(models::Database &database, const models::Vault &vault);
    //! The id of the hub that somebody at this PC is enrolled at; empty before the first enrolment.
    static models::Result<QString> hubOf(models::Database &database);
    //! For the vault's person; the caller's transaction decides.
    models::Result<void> save(models::Database &database, const models::Vault &vault) const;
};

} // namespace engine
