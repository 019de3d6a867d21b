// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/ExchangeLog.h"
#include "support/TestContext.h"
#include "support/TestDevice.h"
#include "support/TestHub.h"

#include "sync/hub/HubCore.h"
#include "sync/hub/Router.h"

#include <optional>

//! A hub without a network: calls go straight to the router, on the test's own clock.
class HubFixture
{
public:
    HubFixture();

    //! A device of a person with this role there, enrolled and with a token.
    std::unique_ptr<support::TestDevice> device(const QString &name,
                                                const QString &organisationCode,
                                                const QString &role = QStringLiteral("secretary"));
    //! A device that knows no code yet.
    std::unique_ptr<support::TestDevice> stranger();
    static models::OrganisationId organisation(const QString &code);
    models::RecordId newId() { return models::newId<models::RecordId>(clock, hub.random()); }
    QCborMap member(const QString &name) const;
    //! Unlike a member, a meeting can be deleted.
    QCborMap meeting(const QString &title) const;

    support::FakeClock clock{};
    support::TestHub hub{&clock};
    hub::HubCore core;
    hub::Router router{core};
    support::ExchangeLog log{};
};
