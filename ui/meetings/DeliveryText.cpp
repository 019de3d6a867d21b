// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/DeliveryText.h"

#include "sync/engine/SyncService.h"
#include "ui/Workspace.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct DeliveryWords {
    Q_DECLARE_TR_FUNCTIONS(ui::DeliveryText)
};

} // namespace

Delivery deliveryOf(const models::MeetingSummary &meeting, const Workspace &workspace)
{
    const bool enrolled = workspace.sync.status().phase != engine::SyncStatus::Phase::NotEnrolled;
    if (!enrolled)
        return {DeliveryWords::tr("On this PC only"), Tone::Neutral};
    if (meeting.pendingChanges > 0 && meeting.pendingFiles > 0)
        return {DeliveryWords::tr("Waiting: %1 changes, %2 files")
                    .arg(meeting.pendingChanges)
                    .arg(meeting.pendingFiles),
                Tone::Warning};
    if (meeting.pendingChanges > 0)
        return {DeliveryWords::tr("Waiting: %1 changes").arg(meeting.pendingChanges),
                Tone::Warning};
    if (meeting.pendingFiles > 0)
        return {DeliveryWords::tr("Text delivered, %1 files on the way").arg(meeting.pendingFiles),
                Tone::Info};
    return {DeliveryWords::tr("Delivered"), Tone::Ok};
}

} // namespace ui
