// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/Cancellation.h"
#include "sync/engine/HttpTransport.h"
#include "sync/engine/HubAccount.h"

namespace models {
class Clock;
class Database;
class RandomSource;
class Vault;
} // namespace models

namespace engine {

//! What a person has been given to join a hub.
struct Invitation {
    QUrl hub{};
    QByteArray authority{}; //!< the hub's CA, PEM; everything after this trusts it alone
    QString code{}; //!< one-time
};

//! Makes this PC, and the vault's person at it, known to a hub; a second person at the same PC
//! enrols the same way with a code of their own.
//!
//! Local work of the person, and the local organisation, become the real ones before anything is
//! signed. Blocks the calling thread. After it a ChangeWriter made for the local person is out of
//! date: make a new one for models::actingPerson().
class Enrolment
{
public:
    Enrolment(models::Database &database, const models::Vault &vault, const models::Clock &clock,
              models::RandomSource &random, Cancellation cancellation = {});

    //! Expired ("code_expired"), NotFound ("code_unknown"), TooManyAttempts, WrongAuthority,
    //! Offline; Conflict ("otherHub") when this vault belongs to another hub. Nothing changes here
    //! unless it succeeds; the same code may then be tried again.
    Result<HubAccount> enrol(const Invitation &invitation);
    //! The same over a given road.
    Result<HubAccount> enrol(const Invitation &invitation, HttpTransport &transport);

private:
    Result<void> adopt(const HubAccount &account);
    Result<models::OrganisationId> localOrganisation(models::OrganisationId real) const;

    models::Database &m_database;
    const models::Vault &m_vault;
    const models::Clock &m_clock;
    models::RandomSource &m_random;
    Cancellation m_cancellation;
};

} // namespace engine
