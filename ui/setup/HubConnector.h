// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>
#include <QUrl>

namespace models {
class Vault;
}

namespace ui {

//! What a person types to join a hub.
struct HubInvitation {
    QUrl url{};
    QByteArray authority{}; //!< the hub's CA, PEM
    QString code{}; //!< one-time
};

//! Joining a hub as the setup and the settings page need it; the program wires it to the engine,
//! tests to nothing but themselves.
class HubConnector
{
public:
    virtual ~HubConnector() = default;

    //! Makes this PC and the vault's person known at the hub and maps local work to it. The role
    //! word of the person there. Runs elsewhere; \a vault must live until it is finished.
    virtual QFuture<models::Result<QString>> join(const models::Vault &vault,
                                                  const HubInvitation &invitation) = 0;
};

} // namespace ui
