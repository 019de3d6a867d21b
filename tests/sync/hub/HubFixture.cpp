// SPDX-License-Identifier: GPL-3.0-or-later
#include "HubFixture.h"

using namespace Qt::StringLiterals;

HubFixture::HubFixture()
    : core(std::move(*hub::HubIdentity::load(hub.store())), clock, hub.random(),
           hub.hubFolder().mediaPath())
{
    log.noteRoutes(router.routes());
}

std::unique_ptr<support::TestDevice> HubFixture::stranger()
{
    return std::make_unique<support::TestDevice>(
        [this](const hub::HttpRequest &request) {
            auto response = router.answer(request, hub.store());
            log.note(request, response);
            return response;
        },
        clock, hub.random());
}

std::unique_ptr<support::TestDevice>
HubFixture::device(const QString &name, const QString &organisationCode, const QString &role)
{
    auto device = stranger();
    device->enrol(hub.codeFor(name, organisationCode, role));
    device->takeToken();
    return device;
}

models::OrganisationId HubFixture::organisation(const QString &code)
{
    return models::organisationIdOfCode(code);
}

QCborMap HubFixture::member(const QString &name) const
{
    return {{u"name"_s, name}, {u"category"_s, u"full"_s}};
}

QCborMap HubFixture::meeting(const QString &title) const
{
    return {{u"title"_s, title},
            {u"kinds"_s, u"theme_day"_s},
            {u"year"_s, 2026},
            {u"heldOn"_s, u"2026-11-06"_s},
            {u"state"_s, u"recorded"_s}};
}
