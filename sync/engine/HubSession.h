// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QByteArray>

namespace models {
class Database;
}

namespace engine {

//! What makes the next sync one round trip: the token, and the hub's newest nonce.
struct HubSession {
    QByteArray nonce{};
    QByteArray token{};
    models::PersonId person{}; //!< whose token it is
    qint64 tokenUntil = 0; //!< UTC ms by this PC's clock
    bool changed = false; //!< since it was loaded

    static models::Result<HubSession> load(models::Database &database);
    models::Result<void> save(models::Database &database);

    void takeNonce(const QByteArray &fresh);
    void takeToken(const QByteArray &fresh, models::PersonId owner, qint64 until);
    //! Without a person's token there is none.
    bool hasToken(models::PersonId owner, qint64 nowMs) const;
};

} // namespace engine
