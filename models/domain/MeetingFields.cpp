// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/MeetingFields.h"

#include "models/domain/FieldValues.h"

#include <QStringList>

namespace models {

using namespace Qt::StringLiterals;
using fieldValues::of;
using fieldValues::unless;

QCborMap toFields(const Meeting &meeting)
{
    return {
        {u"kinds"_s, of(wordsOf(meeting.kinds))}, {u"title"_s, of(meeting.title)},
        {u"number"_s, of(meeting.number)},        {u"year"_s, meeting.year},
        {u"heldOn"_s, of(meeting.heldOn)},        {u"startAt"_s, unless(0, meeting.startAt)},
        {u"endAt"_s, unless(0, meeting.endAt)},   {u"zone"_s, of(meeting.zone)},
        {u"place"_s, of(meeting.place)},          {u"host"_s, of(meeting.host)},
        {u"recorder"_s, of(meeting.recorder)},    {u"observers"_s, of(meeting.observers)},
        {u"minutes"_s, of(meeting.minutes)},      {u"resolution"_s, of(meeting.resolution)},
        {u"state"_s, wordOf(meeting.state)},      {u"lateEntry"_s, meeting.lateEntry},
    };
}

Meeting meetingFrom(MeetingId id, OrganisationId organisation, const QCborMap &fields)
{
    using namespace fieldValues;
    Meeting meeting;
    meeting.id = id;
    meeting.organisation = organisation;
    meeting.kinds = meetingKindsOf(text(fields, u"kinds"));
    meeting.title = text(fields, u"title");
    meeting.number = text(fields, u"number");
    meeting.year = int(number(fields, u"year"));
    meeting.heldOn = date(fields, u"heldOn");
    meeting.startAt = number(fields, u"startAt");
    meeting.endAt = number(fields, u"endAt");
    meeting.zone = text(fields, u"zone");
    meeting.place = text(fields, u"place");
    meeting.host = text(fields, u"host");
    meeting.recorder = text(fields, u"recorder");
    meeting.observers = text(fields, u"observers");
    meeting.minutes = text(fields, u"minutes");
    meeting.resolution = text(fields, u"resolution");
    meeting.state = meetingStateOf(text(fields, u"state"));
    meeting.lateEntry = flag(fields, u"lateEntry");
    return meeting;
}

QCborMap toFields(const AgendaItem &item, MeetingId meeting)
{
    return {
        {u"meeting"_s, of(meeting)},
        {u"position"_s, item.position},
        {u"title"_s, of(item.title)},
        {u"record"_s, of(item.record)},
        {u"resolution"_s, of(item.resolution)},
        {u"votesFor"_s, unless(-1, item.votesFor)},
        {u"votesAgainst"_s, unless(-1, item.votesAgainst)},
        {u"votesAbstained"_s, unless(-1, item.votesAbstained)},
    };
}

AgendaItem agendaItemFrom(AgendaItemId id, const QCborMap &fields)
{
    using namespace fieldValues;
    AgendaItem item;
    item.id = id;
    item.position = int(number(fields, u"position"));
    item.title = text(fields, u"title");
    item.record = text(fields, u"record");
    item.resolution = text(fields, u"resolution");
    item.votesFor = int(number(fields, u"votesFor", -1));
    item.votesAgainst = int(number(fields, u"votesAgainst", -1));
    item.votesAbstained = int(number(fields, u"votesAbstained", -1));
    return item;
}

QCborMap toFields(const Attendance &attendance, MeetingId meeting, int year)
{
    return {
        {u"meeting"_s, of(meeting)},
        {u"member"_s, of(attendance.member)},
        {u"year"_s, year},
        {u"mark"_s, wordOf(attendance.mark)},
        {u"reason"_s, of(attendance.reason)},
        {u"markedAt"_s, unless(0, attendance.markedAt)},
    };
}

Attendance attendanceFrom(const QCborMap &fields)
{
    using namespace fieldValues;
    Attendance attendance;
    attendance.member = id<MemberId>(fields, u"member");
    attendance.mark = attendanceMarkOf(text(fields, u"mark"));
    attendance.reason = text(fields, u"reason");
    attendance.markedAt = number(fields, u"markedAt");
    return attendance;
}

QCborMap toFields(const Attachment &attachment, MeetingId meeting)
{
    return {
        {u"meeting"_s, of(meeting)},
        {u"role"_s, wordOf(attachment.role)},
        {u"position"_s, attachment.position},
        {u"hash"_s, of(attachment.hash)},
        {u"size"_s, attachment.size},
        {u"mediaType"_s, of(attachment.mediaType)},
        {u"fileName"_s, of(attachment.fileName)},
        {u"thumbnail"_s, of(attachment.thumbnail)},
        {u"width"_s, unless(0, attachment.width)},
        {u"height"_s, unless(0, attachment.height)},
        {u"durationMs"_s, unless(0, attachment.durationMs)},
        {u"takenAt"_s, unless(0, attachment.takenAt)},
        {u"caption"_s, of(attachment.caption)},
    };
}

Attachment attachmentFrom(AttachmentId id, const QCborMap &fields)
{
    using namespace fieldValues;
    Attachment attachment;
    attachment.id = id;
    attachment.role = attachmentRoleOf(text(fields, u"role"));
    attachment.position = int(number(fields, u"position"));
    attachment.hash = bytes(fields, u"hash");
    attachment.size = number(fields, u"size");
    attachment.mediaType = text(fields, u"mediaType");
    attachment.fileName = text(fields, u"fileName");
    attachment.thumbnail = bytes(fields, u"thumbnail");
    attachment.width = int(number(fields, u"width"));
    attachment.height = int(number(fields, u"height"));
    attachment.durationMs = number(fields, u"durationMs");
    attachment.takenAt = number(fields, u"takenAt");
    attachment.caption = text(fields, u"caption");
    return attachment;
}

QString wordsOf(const QList<MeetingKind> &kinds)
{
    QStringList words;
    for (const auto kind : kinds)
        words.append(wordOf(kind));
    return words.join(u',');
}

QList<MeetingKind> meetingKindsOf(QStringView words)
{
    QList<MeetingKind> kinds;
    for (const auto word : words.split(u',')) {
        if (const auto kind = meetingKindOf(word))
            kinds.append(*kind);
    }
    return kinds;
}

} // namespace models
