// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/Enrolment.h"

#include "models/sql/Database.h"
#include "models/sql/Transaction.h"
#include "models/store/LocalIdentity.h"
#include "models/store/Vault.h"

#include "sync/engine/HubClient.h"
#include "sync/engine/NetworkTransport.h"
#include "sync/wire/Enrolment.h"

namespace engine {

using namespace Qt::StringLiterals;

Enrolment::Enrolment(models::Database &database, const models::Vault &vault,
                     const models::Clock &clock, models::RandomSource &random,
                     Cancellation cancellation)
    : m_database(database),
      m_vault(vault),
      m_clock(clock),
      m_random(random),
      m_cancellation(std::move(cancellation))
{
}

Result<HubAccount> Enrolment::enrol(const Invitation &invitation)
{
    BB_TRY_ASSIGN(transport, NetworkTransport::open(invitation.hub, invitation.authority));
    return enrol(invitation, *transport);
}

Result<HubAccount> Enrolment::enrol(const Invitation &invitation, HttpTransport &transport)
{
    if (m_vault.person().signingKey.seed.isEmpty())
        return Error{Error::Denied, {}, u"paper"_s};
    HubSession session;
    const HubSigner signer{m_vault.device(), m_vault.person().id, m_vault.keys().device,
                           m_vault.person().signingKey};
    HubClient hub(transport, invitation.hub, signer, session, m_clock, m_random, m_cancellation);
    // The first answer brings the nonce that the proof of the second needs.
    BB_TRY(hub.callOpenly({"GET", "/v1/hub"}));

    wire::EnrolmentRequest request;
    request.code = invitation.code.trimmed();
    request.device = m_vault.device();
    request.deviceKey = m_vault.keys().device.publicKey;
    request.deviceBoxKey = m_vault.keys().deviceBox.publicKey;
    request.personKey = m_vault.person().signingKey.publicKey;
    BB_TRY_ASSIGN(
        answer,
        hub.callOpenly(
            {"POST", "/v1/enrolments", {{"Content-Type", "application/json"}}, request.encode()}));
    BB_TRY_ASSIGN(reply, wire::EnrolmentReply::decode(answer.body));

    HubAccount account;
    account.url = invitation.hub;
    account.authority = invitation.authority;
    account.hubKey = reply.hubKey;
    account.hubBoxKey = reply.hubBoxKey;
    account.hubId = reply.hubId;
    account.device = m_vault.device();
    account.person = reply.person;
    account.role = reply.role;
    account.organisation = reply.organisation;
    BB_TRY(adopt(account));
    return account;
}

Result<void> Enrolment::adopt(const HubAccount &account)
{
    models::Transaction transaction(m_database);
    BB_TRY(transaction.begun());
    BB_TRY_ASSIGN(known, HubAccount::hubOf(m_database));
    if (!known.isEmpty() && known != account.hubId)
        return Error{Error::Conflict, {}, u"otherHub"_s};
    BB_TRY_ASSIGN(organisation, localOrganisation(account.organisation));
    BB_TRY(models::adoptIdentity(m_database, {m_vault.person().id, organisation},
                                 {account.person, account.organisation}));
    BB_TRY(account.save(m_database, m_vault));
    return transaction.commit();
}

Result<models::OrganisationId> Enrolment::localOrganisation(models::OrganisationId real) const
{
    // Only what the hub has not sent was made here: the one that the first run named, or the one
    // that records were written for.
    BB_TRY_ASSIGN(local,
                  m_database.prepare("SELECT id FROM organisations"
                                     " WHERE hub_hash IS NULL AND id <> ?1 AND (code = 'local'"
                                     " OR EXISTS (SELECT 1 FROM changes"
                                     "            WHERE changes.org = organisations.id))"
                                     " ORDER BY code <> 'local' LIMIT 1"));
    BB_TRY_ASSIGN(found, local.bind(1, real).step());
    return found ? local.id<models::OrganisationId>(0) : models::OrganisationId();
}

} // namespace engine
