// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/RecordTitle.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "models/store/MeetingRepository.h"
#include "models/store/MemberRepository.h"
#include "models/store/RecordReader.h"
#include "ui/meetings/MeetingWords.h"
#include "ui/text/FieldText.h"
#include "ui/text/Format.h"
#include "ui/Workspace.h"

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QString partText(const Workspace &workspace, QStringView kind, const QCborMap &fields)
{
    if (kind == models::kind::attendance) {
        const auto member = workspace.members.find(
            models::MemberId::fromBytes(fields.value(u"member"_s).toByteArray()));
        return member ? member->name : text::kindLabel(kind);
    }
    const auto name = kind == models::kind::agendaItem ? u"title"_s : u"fileName"_s;
    const auto text = fields.value(name).toString();
    return text.isEmpty() ? text::kindLabel(kind) : text;
}

} // namespace

RecordTitle RecordTitle::of(const Workspace &workspace, QStringView kind, models::RecordId id,
                            models::RecordId parent)
{
    RecordTitle found{.title = text::kindLabel(kind)};
    if (kind == models::kind::member) {
        const auto member = workspace.members.find(id.as<models::MemberTag>());
        if (member) {
            found.title = member->name;
            found.target = u"member:"_s + id.toString();
        }
        return found;
    }
    const bool isMeeting = kind == models::kind::meeting;
    auto meetingId = isMeeting ? id : parent;
    if (!isMeeting) {
        const auto record = models::RecordReader(workspace.database).find(kind, id);
        if (record) {
            found.part = partText(workspace, kind, record->fields);
            meetingId =
                models::RecordId::fromBytes(record->fields.value(u"meeting"_s).toByteArray());
        }
    }
    const auto meeting = workspace.meetings.find(meetingId.as<models::MeetingTag>());
    if (!meeting)
        return found;
    found.title = headlineOf(meeting->kinds, meeting->title) + u" · "_s
        + text::shortDateText(meeting->heldOn, workspace.clock.today());
    found.target = u"meeting:"_s + meetingId.toString();
    return found;
}

QString RecordTitle::whole() const
{
    return part.isEmpty() ? title : title + u" · "_s + part;
}

} // namespace ui
