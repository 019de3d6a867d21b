// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace ui {

class Page;
struct ShellParts;
class Workspace;

//! The pages of the rail for the role of \a workspace, home first, settings last; the window that
//! takes them owns them.
QList<Page *> makePages(Workspace &workspace, const ShellParts &parts);

} // namespace ui
