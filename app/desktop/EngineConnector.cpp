// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/EngineConnector.h"

#include "models/sql/Database.h"
#include "models/store/SettingNames.h"
#include "models/store/Settings.h"
#include "models/store/Vault.h"
#include "sync/engine/Enrolment.h"
#include "sync/engine/HubAccount.h"

#include <QtConcurrentRun>

namespace desktop {

using models::Result;

QFuture<Result<QString>> EngineConnector::join(const models::Vault &vault,
                                               const ui::HubInvitation &invitation)
{
    return QtConcurrent::run([this, &vault, invitation]() -> Result<QString> {
        BB_TRY_ASSIGN(database, vault.openDatabase());
        BB_TRY_ASSIGN(sample, models::Settings(*database).value(models::setting::sample));
        if (sample.toBool())
            return models::Error{models::Error::Denied, {}, QStringLiteral("sample"), {}};
        engine::Enrolment enrolment(*database, vault, m_clock, m_random);
        BB_TRY_ASSIGN(account,
                      enrolment.enrol({invitation.url, invitation.authority, invitation.code}));
        return account.role;
    });
}

} // namespace desktop
