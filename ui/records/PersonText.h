// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Conflict.h"
#include "models/domain/Ids.h"

#include <QString>

namespace ui {

class Workspace;

//! By the name of their slot in this vault, or as the hub names them.
QString personName(const Workspace &workspace, models::PersonId person);

//! "李秀英 · 今天 14:02 · 本机".
QString authorText(const Workspace &workspace, const models::Authorship &author);

} // namespace ui
