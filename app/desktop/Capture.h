// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QString>

namespace ui {
class MainWindow;
class Theme;
} // namespace ui

namespace desktop {

//! A PNG of every page of the window, of the newest meeting with files, and of each of these files
//! as the window shows it, in light and dark, into \a folder; for documentation and for machines
//! without a display. The pictures show what the person sees: a deliberate export.
models::Result<void> captureAll(ui::MainWindow &window, ui::Theme &theme, const QString &folder);

} // namespace desktop
