// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/MeetingContent.h"

#include "models/domain/MeetingFields.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

using namespace models;

// When a mark was made is no difference worth asking a person about, and the rest follows from
// the meeting.
QCborMap contentOf(const Attendance &attendance, const Meeting &meeting)
{
    QCborMap fields = toFields(attendance, meeting.id, meeting.year);
    for (const auto &name : {u"meeting"_s, u"member"_s, u"year"_s, u"markedAt"_s})
        fields.remove(name);
    return fields;
}

template <typename Item>
void sortByPosition(QList<Item> &items)
{
    std::stable_sort(items.begin(), items.end(),
                     [](const Item &a, const Item &b) { return a.position < b.position; });
}

} // namespace

QCborMap contentOf(const Meeting &meeting)
{
    QCborMap agenda;
    for (const auto &item : meeting.agenda) {
        QCborMap fields = toFields(item, meeting.id);
        fields.remove(u"meeting"_s);
        agenda.insert(item.id.toString(), fields);
    }
    QCborMap attendance;
    for (const auto &mark : meeting.attendance)
        attendance.insert(mark.member.toString(), contentOf(mark, meeting));
    QCborMap attachments;
    for (const auto &file : meeting.attachments) {
        QCborMap fields = toFields(file, meeting.id);
        fields.remove(u"meeting"_s);
        attachments.insert(file.id.toString(), fields);
    }

    QCborMap content = toFields(meeting);
    content.insert(u"id"_s, meeting.id.toString());
    content.insert(u"organisation"_s, meeting.organisation.toString());
    content.insert(u"agenda"_s, agenda);
    content.insert(u"attendance"_s, attendance);
    content.insert(u"attachments"_s, attachments);
    return content;
}

Meeting meetingOf(const QCborMap &content, const Meeting &like)
{
    Meeting meeting = meetingFrom(
        MeetingId::fromString(content.value(u"id"_s).toString()),
        OrganisationId::fromString(content.value(u"organisation"_s).toString()), content);
    meeting.revision = like.revision;
    meeting.pending = like.pending;

    const QCborMap agenda = content.value(u"agenda"_s).toMap();
    for (auto it = agenda.constBegin(); it != agenda.constEnd(); ++it)
        meeting.agenda.append(
            agendaItemFrom(AgendaItemId::fromString(it.key().toString()), it.value().toMap()));
    sortByPosition(meeting.agenda);

    QHash<MemberId, qint64> markedAt;
    for (const auto &mark : like.attendance)
        markedAt.insert(mark.member, mark.markedAt);
    const QCborMap attendance = content.value(u"attendance"_s).toMap();
    for (auto it = attendance.constBegin(); it != attendance.constEnd(); ++it) {
        Attendance mark = attendanceFrom(it.value().toMap());
        mark.member = MemberId::fromString(it.key().toString());
        mark.markedAt = markedAt.value(mark.member);
        meeting.attendance.append(mark);
    }

    const QCborMap attachments = content.value(u"attachments"_s).toMap();
    for (auto it = attachments.constBegin(); it != attachments.constEnd(); ++it)
        meeting.attachments.append(
            attachmentFrom(AttachmentId::fromString(it.key().toString()), it.value().toMap()));
    sortByPosition(meeting.attachments);
    return meeting;
}

} // namespace ui
