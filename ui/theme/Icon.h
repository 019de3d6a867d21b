// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Tokens.h"

#include <QIcon>
#include <QString>

namespace ui {

//! A picture of resources/icons in the colour of \a tone; follows light and dark by itself.
//!
//! An unknown name gives an icon that draws nothing.
QIcon lineIcon(const QString &name, Tone tone = Tone::Neutral);

//! For the primary button, whose ground is the accent.
QIcon iconOnAccent(const QString &name);

} // namespace ui
