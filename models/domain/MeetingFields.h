// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"

#include <QCborMap>

namespace models {

//! The catalogue's fields of a meeting itself; agenda, marks and attachments are records of their
//! own. Every field is there, null where the meeting has no value.
QCborMap toFields(const Meeting &meeting);
//! Without agenda, marks and attachments.
Meeting meetingFrom(MeetingId id, OrganisationId organisation, const QCborMap &fields);

QCborMap toFields(const AgendaItem &item, MeetingId meeting);
AgendaItem agendaItemFrom(AgendaItemId id, const QCborMap &fields);

//! \a year is that of the meeting; it names the stream.
QCborMap toFields(const Attendance &attendance, MeetingId meeting, int year);
Attendance attendanceFrom(const QCborMap &fields);

QCborMap toFields(const Attachment &attachment, MeetingId meeting);
Attachment attachmentFrom(AttachmentId id, const QCborMap &fields);

//! "theme_day,lesson": how the field "kinds" holds several; words not known are left out.
QString wordsOf(const QList<MeetingKind> &kinds);
QList<MeetingKind> meetingKindsOf(QStringView words);

} // namespace models
