// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/Member.h"

#include <QString>

namespace ui {

//! The minutes of a meeting as rich text for the read-only view: facts, attendance in numbers,
//! agenda with records and votes, resolution. All data is escaped.
QString meetingHtml(const models::Meeting &meeting, const QList<models::Member> &members);

} // namespace ui
