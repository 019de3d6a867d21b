// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/Vault.h"
#include "support/NoHub.h"
#include "support/TestWorkspace.h"
#include "ui/setup/VaultDoor.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/PageFactory.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/ShellParts.h"
#include "ui/theme/Theme.h"

#include <QApplication>

namespace support {

//! The whole window over a TestWorkspace, as app/desktop puts it together.
class TestShell
{
public:
    //! Both must outlive the shell; \a workspace stands on \a space.
    TestShell(TestWorkspace &space, ui::Workspace &workspace)
        : preferences(space.replica.folder.filePath(QStringLiteral("preferences.ini"))),
          theme(*qApp),
          door(space.replica.vault.folder(), space.replica.clock, space.replica.random,
               {&models::crypto::PassphraseCost::cheap, models::crypto::PassphraseCost::cheap()}),
          window(workspace, theme, preferences,
                 ui::makePages(workspace, ui::ShellParts{theme, preferences, door, hub}))
    {
        window.show();
        QApplication::setActiveWindow(&window);
    }
    explicit TestShell(TestWorkspace &space) : TestShell(space, space.workspace) { }

    ui::Preferences preferences;
    ui::Theme theme;
    ui::VaultDoor door;
    NoHub hub;
    ui::MainWindow window;
};

} // namespace support
