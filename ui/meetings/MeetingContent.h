// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"

#include <QCborMap>

namespace ui {

//! A meeting as nested maps by the catalogue's field names: the form in which drafts are kept and
//! two versions are merged. Agenda, marks and attachments are maps by id, so that two people's
//! work on different items meets without a clash.
QCborMap contentOf(const models::Meeting &meeting);

//! The reverse; what the content does not hold (revision, pending) is taken from \a like.
models::Meeting meetingOf(const QCborMap &content, const models::Meeting &like = {});

} // namespace ui
