// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/HubConnector.h"

#include <QPromise>

namespace support {

//! A hub that cannot be reached.
class NoHub final : public ui::HubConnector
{
public:
    QFuture<models::Result<QString>> join(const models::Vault &, const ui::HubInvitation &) override
    {
        QPromise<models::Result<QString>> promise;
        promise.start();
        promise.addResult(models::Result<QString>(models::Error::Offline));
        promise.finish();
        return promise.future();
    }
};

} // namespace support
