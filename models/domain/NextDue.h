// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/MeetingRules.h"

namespace models {

//! What comes after those of \a items that are done: of the periods that follow theirs, the one
//! that ends first. Empty when nothing is done or something still is not.
std::optional<DueItem> nextDue(const QList<DueItem> &items, QDate today);

} // namespace models
