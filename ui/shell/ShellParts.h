// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

class HubConnector;
class Preferences;
class Theme;
class VaultDoor;

//! What the frame and the settings page use besides the Workspace; all outlive the window.
struct ShellParts {
    Theme &theme;
    Preferences &preferences;
    VaultDoor &door;
    HubConnector &connector;
};

} // namespace ui
