// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/HubSession.h"

#include "models/store/Settings.h"

#include <QCborMap>

namespace engine {

using namespace Qt::StringLiterals;

namespace {
constexpr QStringView sessionSetting{u"hub.session"};
// A clock that was set back must not make a token look fresh for days.
constexpr qint64 longestTokenMs = 24 * 3600 * 1000LL;
} // namespace

models::Result<HubSession> HubSession::load(models::Database &database)
{
    BB_TRY_ASSIGN(stored, models::Settings(database).value(sessionSetting));
    HubSession session;
    session.nonce = stored[u"nonce"_s].toByteArray();
    session.token = stored[u"token"_s].toByteArray();
    session.person = models::PersonId::fromBytes(stored[u"person"_s].toByteArray());
    session.tokenUntil = stored[u"until"_s].toInteger();
    return session;
}

models::Result<void> HubSession::save(models::Database &database)
{
    if (!changed)
        return {};
    BB_TRY(models::Settings(database).setValue(sessionSetting,
                                               QCborMap{{u"nonce"_s, nonce},
                                                        {u"token"_s, token},
                                                        {u"person"_s, person.bytes()},
                                                        {u"until"_s, tokenUntil}}));
    changed = false;
    return {};
}

void HubSession::takeNonce(const QByteArray &fresh)
{
    if (fresh.isEmpty() || fresh == nonce)
        return;
    nonce = fresh;
    changed = true;
}

void HubSession::takeToken(const QByteArray &fresh, models::PersonId owner, qint64 until)
{
    token = fresh;
    person = owner;
    tokenUntil = until;
    changed = true;
}

bool HubSession::hasToken(models::PersonId owner, qint64 nowMs) const
{
    return !token.isEmpty() && person == owner && nowMs < tokenUntil
        && tokenUntil - nowMs < longestTokenMs;
}

} // namespace engine
