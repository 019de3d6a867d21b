// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "ui/theme/Tokens.h"

namespace ui {

class Workspace;

//! Whether the hub has a record: shown as delivered only when its attachments are there too.
struct Delivery {
    QString text{};
    Tone tone = Tone::Neutral;
};

Delivery deliveryOf(const models::MeetingSummary &meeting, const Workspace &workspace);

} // namespace ui
