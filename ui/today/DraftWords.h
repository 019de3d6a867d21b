// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/DraftRepository.h"

namespace ui {

//! "主题党日、党课 2026-11-07": what a draft is of.
QString draftTitle(const models::Draft &draft);

} // namespace ui
