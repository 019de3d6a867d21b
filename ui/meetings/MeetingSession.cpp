// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/MeetingSession.h"

#include "models/domain/Clock.h"
#include "models/store/ChangeWriter.h"
#include "models/store/MeetingRepository.h"
#include "ui/meetings/MeetingContent.h"
#include "ui/meetings/MeetingWords.h"
#include "ui/Workspace.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

void MeetingSession::startNew(const QList<models::MeetingKind> &kinds, QDate heldOn)
{
    meeting = {};
    meeting.id = models::newId<models::MeetingId>(m_workspace.clock, m_workspace.random);
    meeting.organisation = m_workspace.branch().id;
    meeting.kinds = kinds;
    meeting.heldOn = heldOn.isValid() ? heldOn : m_workspace.clock.today();
    meeting.zone = u"Asia/Shanghai"_s;
    m_base = meeting;
    m_isNew = true;
    m_savedTxn = 0;
}

void MeetingSession::takeOver(const models::Meeting &last)
{
    if (meeting.kinds.isEmpty())
        meeting.kinds = last.kinds;
    meeting.place = last.place;
    meeting.host = last.host;
    meeting.recorder = last.recorder;
    meeting.observers = last.observers;
    meeting.title = last.title;
    meeting.startAt = shanghaiMs(meeting.heldOn, shanghaiTime(last.startAt));
    meeting.endAt = shanghaiMs(meeting.heldOn, shanghaiTime(last.endAt));
    if (!meeting.agenda.isEmpty())
        return;
    for (const auto &item : last.agenda) {
        models::AgendaItem copy;
        copy.id = models::newId<models::AgendaItemId>(m_workspace.clock, m_workspace.random);
        copy.position = int(meeting.agenda.size());
        copy.title = item.title;
        meeting.agenda.append(copy);
    }
}

void MeetingSession::edit(const models::Meeting &stored)
{
    meeting = stored;
    m_base = stored;
    m_isNew = false;
    m_savedTxn = 0;
}

void MeetingSession::resume(const QCborMap &draft)
{
    m_isNew = draft.value(u"new"_s).toBool();
    m_savedTxn = 0;
    m_base = meetingOf(draft.value(u"base"_s).toMap());
    m_base.revision = draft.value(u"revision"_s).toInteger();
    meeting = meetingOf(draft.value(u"meeting"_s).toMap(), m_base);
}

QCborMap MeetingSession::draft(int step) const
{
    return {{u"meeting"_s, contentOf(meeting)},
            {u"base"_s, contentOf(m_base)},
            {u"revision"_s, m_base.revision},
            {u"new"_s, m_isNew},
            {u"step"_s, step}};
}

int MeetingSession::stepOf(const QCborMap &draft)
{
    return int(draft.value(u"step"_s).toInteger());
}

QCborMap MeetingSession::withAttachment(QCborMap draft, const models::Attachment &attachment)
{
    auto meeting = meetingOf(draft.value(u"meeting"_s).toMap());
    const bool isKnown = std::ranges::any_of(
        meeting.attachments, [&](const auto &known) { return known.hash == attachment.hash; });
    if (isKnown)
        return draft;
    auto added = attachment;
    added.position = int(meeting.attachments.size());
    meeting.attachments.append(added);
    draft.insert(u"meeting"_s, contentOf(meeting));
    return draft;
}

models::Result<void> MeetingSession::save(models::MeetingState state)
{
    models::Meeting wanted = meeting;
    wanted.state = state;
    if (wanted.year == 0)
        wanted.year = wanted.heldOn.year();
    for (auto &mark : wanted.attendance) {
        if (mark.markedAt == 0)
            mark.markedAt = m_workspace.clock.nowMs();
    }
    BB_TRY_ASSIGN(stored, m_workspace.meetings.save(wanted));
    edit(stored);
    m_savedTxn = m_workspace.writer.lastTxn();
    return {};
}

models::Result<QList<FieldClash>> MeetingSession::mergeWithStored()
{
    BB_TRY_ASSIGN(theirs, m_workspace.meetings.find(meeting.id));
    const auto outcome = mergeFields(contentOf(m_base), contentOf(meeting), contentOf(theirs));
    meeting = meetingOf(outcome.merged, theirs);
    m_base = theirs;
    return outcome.clashes;
}

void MeetingSession::takeTheirs(const FieldClash &clash)
{
    QCborMap content = contentOf(meeting);
    setField(content, clash.path, clash.theirs);
    meeting = meetingOf(content, m_base);
}

} // namespace ui
