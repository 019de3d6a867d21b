// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/HubConnector.h"

#include <QPromise>

namespace support {

//! Answers what the test says, without a network.
class FakeConnector final : public ui::HubConnector
{
public:
    QFuture<models::Result<QString>> join(const models::Vault &,
                                          const ui::HubInvitation &invitation) override
    {
        asked = invitation;
        QPromise<models::Result<QString>> promise;
        promise.start();
        promise.addResult(answer);
        promise.finish();
        return promise.future();
    }

    ui::HubInvitation asked;
    models::Result<QString> answer = models::Error{models::Error::Offline};
};

} // namespace support
