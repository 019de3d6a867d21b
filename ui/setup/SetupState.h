// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Organisation.h"
#include "models/store/SettingNames.h"
#include "models/store/Vault.h"
#include "ui/Workspace.h"

#include <QDate>

#include <memory>

namespace ui {

//! What the first-run steps have gathered so far.
struct SetupState {
    Workspace::Role role = Workspace::Role::Secretary;
    std::shared_ptr<models::Vault> vault{};
    //! The vault's connection of the UI thread, once there is a vault.
    std::shared_ptr<models::Database> database{};
    QString paperWords{};
    bool enrolled = false;
};

//! "secretary", "reviewer", "county": as the catalogue and the hub call roles.
QString wordOf(Workspace::Role role);
//! Secretary for a word not known, the role with the least to see.
Workspace::Role roleOf(QStringView word);

namespace setting = models::setting;

} // namespace ui
