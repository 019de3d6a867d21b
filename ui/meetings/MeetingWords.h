// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/VoteEngine.h"
#include "ui/theme/Tokens.h"

#include <QTime>

namespace ui {

//! Every kind, in the order in which the branch's year knows them.
const QList<models::MeetingKind> &allMeetingKinds();

//! How often the rules want it, for the tiles of the wizard.
QString rhythmOf(models::MeetingKind kind);
//! The title, or the kinds where there is none.
QString headlineOf(const QList<models::MeetingKind> &kinds, const QString &title);
Tone toneOf(models::MeetingState state);

//! Whether anything can be decided in such a meeting, so that a quorum matters.
bool needsQuorum(const QList<models::MeetingKind> &kinds);
//! Committee arithmetic for a committee meeting alone, else that of a resolution.
models::VoteRule voteRuleOf(const QList<models::MeetingKind> &kinds);

//! Wall clock in Asia/Shanghai; a null time for 0.
QTime shanghaiTime(qint64 utcMs);
//! 0 for an invalid date or time.
qint64 shanghaiMs(const QDate &date, const QTime &time);
//! "19:00–20:30", "19:00", or empty.
QString timeRange(qint64 startAt, qint64 endAt);

} // namespace ui
