// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/HubAccount.h"

#include "models/store/Settings.h"
#include "models/store/Vault.h"

#include <QCborMap>

namespace engine {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView hubSetting{u"hub.account"};

QString personSetting(models::PersonId vaultPerson)
{
    return u"hub.person."_s + vaultPerson.toString();
}

} // namespace

models::Result<HubAccount> HubAccount::load(models::Database &database, const models::Vault &vault)
{
    models::Settings settings(database);
    BB_TRY_ASSIGN(hub, settings.value(hubSetting));
    BB_TRY_ASSIGN(person, settings.value(personSetting(vault.person().id)));
    if (!hub.isMap() || !person.isMap())
        return models::Error{models::Error::NotFound, {}, u"notEnrolled"_s};

    HubAccount account;
    account.url = QUrl(hub[u"url"_s].toString());
    account.authority = hub[u"ca"_s].toByteArray();
    account.hubKey = hub[u"key"_s].toByteArray();
    account.hubBoxKey = hub[u"boxKey"_s].toByteArray();
    account.hubId = hub[u"id"_s].toString();
    account.device = vault.device();
    account.person = models::PersonId::fromBytes(person[u"person"_s].toByteArray());
    account.role = person[u"role"_s].toString();
    account.organisation = models::OrganisationId::fromBytes(person[u"org"_s].toByteArray());
    return account;
}

models::Result<QString> HubAccount::hubOf(models::Database &database)
{
    BB_TRY_ASSIGN(hub, models::Settings(database).value(hubSetting));
    return hub[u"id"_s].toString();
}

models::Result<void> HubAccount::save(models::Database &database, const models::Vault &vault) const
{
    models::Settings settings(database);
    BB_TRY(settings.setValue(hubSetting,
                             QCborMap{{u"url"_s, url.toString()},
                                      {u"ca"_s, authority},
                                      {u"key"_s, hubKey},
                                      {u"boxKey"_s, hubBoxKey},
                                      {u"id"_s, hubId}}));
    return settings.setValue(personSetting(vault.person().id),
                             QCborMap{{u"person"_s, person.bytes()},
                                      {u"role"_s, role},
                                      {u"org"_s, organisation.bytes()}});
}

} // namespace engine
