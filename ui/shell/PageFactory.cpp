// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageFactory.h"

#include "ui/meetings/MeetingsPage.h"
#include "ui/members/MembersPage.h"
#include "ui/settings/SettingsPage.h"
#include "ui/shell/Page.h"
#include "ui/sync/SyncPage.h"
#include "ui/today/TodayPage.h"
#include "ui/today/TownPage.h"
#include "ui/Workspace.h"

namespace ui {

QList<Page *> makePages(Workspace &workspace, const ShellParts &parts)
{
    QList<Page *> pages;
    if (workspace.mayEdit())
        pages << new TodayPage(workspace);
    else
        pages << new TownPage(workspace);
    pages << new MeetingsPage(workspace) << new MembersPage(workspace);
    pages << new SyncPage(workspace);
    pages << new SettingsPage(workspace, parts);
    return pages;
}

} // namespace ui
