// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Tokens.h"

#include <QString>

namespace ui {

//! resources/theme/application.qss with its @names@ replaced by the tokens.
QString styleSheet(const Tokens &tokens, Scheme scheme);

} // namespace ui
