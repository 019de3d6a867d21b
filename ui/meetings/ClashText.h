// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "ui/records/ConflictDialog.h"

namespace ui {

class Workspace;

//! A clash of two versions of a meeting in words: "Attendance, 张三: present | absent (ill)".
ConflictDialog::Row clashRow(const FieldClash &clash, const models::Meeting &meeting,
                             Workspace &workspace);

} // namespace ui
