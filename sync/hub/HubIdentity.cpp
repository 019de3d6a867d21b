// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/HubIdentity.h"

#include "sync/hub/HubStore.h"
#include "sync/hub/SessionStore.h"

namespace hub {

namespace {

constexpr QStringView idSetting{u"hub.id"};
constexpr QStringView signingSetting{u"hub.signing"};
constexpr QStringView boxSetting{u"hub.box"};

} // namespace

Result<HubIdentity> HubIdentity::create(HubStore &store, const models::Clock &clock,
                                        models::RandomSource &random)
{
    HubIdentity identity;
    identity.id = models::newId<RecordId>(clock, random).toString();
    identity.signing = models::crypto::SigningKey::generate(random);
    identity.box = models::crypto::BoxKey::generate(random);
    auto &sessions = store.sessions();
    BB_TRY(store.write([&]() -> Result<void> {
        if (sessions.setting(idSetting.toString()))
            return Error{Error::Conflict, {}, QStringLiteral("exists")};
        BB_TRY(sessions.setSetting(idSetting.toString(), identity.id.toUtf8()));
        BB_TRY(sessions.setSetting(signingSetting.toString(), identity.signing.seed.view()));
        return sessions.setSetting(boxSetting.toString(), identity.box.secret.view());
    }));
    return identity;
}

Result<HubIdentity> HubIdentity::load(HubStore &store)
{
    auto &sessions = store.sessions();
    HubIdentity identity;
    BB_TRY_ASSIGN(id, sessions.setting(idSetting.toString()));
    BB_TRY_ASSIGN(seed, sessions.secret(signingSetting.toString()));
    BB_TRY_ASSIGN(secret, sessions.secret(boxSetting.toString()));
    identity.id = QString::fromUtf8(id);
    identity.signing = models::crypto::SigningKey::fromSeed(std::move(seed));
    identity.box = models::crypto::BoxKey::fromSecret(std::move(secret));
    return identity;
}

} // namespace hub
