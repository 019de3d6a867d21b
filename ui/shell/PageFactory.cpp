// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageFactory.h"

#include "ui/settings/SettingsPage.h"
#include "ui/shell/Page.h"
#include "ui/sync/SyncPage.h"
#include "ui/Workspace.h"

namespace ui {

QList<Page *> makePages(Workspace &workspace, const ShellParts &parts)
{
    QList<Page *> pages;
    pages << new SyncPage(workspace);
    pages << new SettingsPage(workspace, parts);
    return pages;
}

} // namespace ui
