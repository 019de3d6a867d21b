// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/today/DraftWords.h"

#include "ui/meetings/MeetingContent.h"
#include "ui/meetings/MeetingWords.h"
#include "ui/members/MemberContent.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct DraftWords {
    Q_DECLARE_TR_FUNCTIONS(ui::DraftWords)
};

} // namespace

QString draftTitle(const models::Draft &draft)
{
    if (draft.editor == u"meeting"_s) {
        const auto meeting = meetingOf(draft.content.value(u"meeting"_s).toMap());
        const QString name = headlineOf(meeting.kinds, meeting.title);
        return DraftWords::tr("%1, %2").arg(name.isEmpty() ? DraftWords::tr("Meeting") : name,
                                            meeting.heldOn.toString(Qt::ISODate));
    }
    const auto member = memberOf(draft.content.value(u"member"_s).toMap());
    return member.name.isEmpty() ? DraftWords::tr("New member") : member.name;
}

} // namespace ui
