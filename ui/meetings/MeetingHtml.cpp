// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/MeetingHtml.h"

#include "models/domain/MeetingRules.h"
#include "ui/meetings/MeetingWords.h"
#include "ui/meetings/QuorumLine.h"
#include "ui/text/FieldText.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct HtmlWords {
    Q_DECLARE_TR_FUNCTIONS(ui::MeetingHtml)
};

QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

QString fact(const QString &label, const QString &value)
{
    if (value.isEmpty())
        return {};
    const QString muted = Tokens::current().muted.name();
    return u"<tr><td style='padding:3px 20px 3px 0;color:%1;white-space:pre'>%2</td>"
           "<td style='padding:3px 0'>%3</td></tr>"_s.arg(muted, escaped(label), escaped(value));
}

QString heading(const QString &text)
{
    return u"<p style='margin:18px 0 6px 0'><b style='font-size:%1px'>%2</b></p>"_s
        .arg(Tokens::current().headingText)
        .arg(escaped(text));
}

QString paragraph(const QString &text)
{
    return text.isEmpty() ? QString()
                          : u"<p style='margin:4px 0;line-height:150%'>%1</p>"_s.arg(escaped(text));
}

QString label(const QString &field)
{
    return text::fieldLabel(u"meeting", field);
}

QString attendanceText(const models::Meeting &meeting, const QList<models::Member> &members)
{
    const auto count =
        models::countAttendance(meeting.kinds, members, meeting.attendance, meeting.heldOn);
    QStringList parts{HtmlWords::tr("expected %1").arg(count.expected),
                      HtmlWords::tr("came %1").arg(count.came),
                      HtmlWords::tr("absent %1").arg(count.absent)};
    if (count.excused > 0)
        parts.append(HtmlWords::tr("excused %1").arg(count.excused));
    parts.append(HtmlWords::tr("rate %1").arg(text::rateText(count.ratePermille())));
    if (needsQuorum(meeting.kinds))
        parts.append(count.quorum ? HtmlWords::tr("quorum reached")
                                  : HtmlWords::tr("quorum not reached"));
    return parts.join(HtmlWords::tr(", "));
}

QString absencesText(const models::Meeting &meeting, const QList<models::Member> &members)
{
    QHash<models::MemberId, QString> names;
    for (const auto &member : members)
        names.insert(member.id, member.name);
    QStringList absent;
    for (const auto &mark : meeting.attendance) {
        if (mark.mark != models::AttendanceMark::Absent
            && mark.mark != models::AttendanceMark::Excused)
            continue;
        const QString name = names.value(mark.member, HtmlWords::tr("(no longer here)"));
        absent.append(mark.reason.isEmpty() ? name
                                            : HtmlWords::tr("%1 (%2)").arg(name, mark.reason));
    }
    return absent.join(HtmlWords::tr(", ", "between names"));
}

QString votesText(const models::AgendaItem &item)
{
    if (item.votesFor < 0)
        return {};
    return HtmlWords::tr("Votes: for %1, against %2, abstained %3")
        .arg(item.votesFor)
        .arg(item.votesAgainst)
        .arg(item.votesAbstained);
}

} // namespace

QString meetingHtml(const models::Meeting &meeting, const QList<models::Member> &members)
{
    QString html = u"<table cellspacing=0>"_s;
    html += fact(label(u"kinds"_s), text::namesOf(meeting.kinds));
    html += fact(label(u"number"_s), meeting.number);
    html += fact(label(u"heldOn"_s),
                 text::longDateText(meeting.heldOn) + u"  "_s
                     + timeRange(meeting.startAt, meeting.endAt));
    html += fact(label(u"place"_s), meeting.place);
    html += fact(label(u"host"_s), meeting.host);
    html += fact(label(u"recorder"_s), meeting.recorder);
    html += fact(label(u"observers"_s), meeting.observers);
    html += fact(label(u"attendance"_s), attendanceText(meeting, members));
    html += fact(HtmlWords::tr("Did not come"), absencesText(meeting, members));
    html += u"</table>"_s;

    for (int i = 0; i < meeting.agenda.size(); ++i) {
        const auto &item = meeting.agenda.at(i);
        html += heading(u"%1. %2"_s.arg(i + 1).arg(item.title));
        html += paragraph(item.record);
        html += paragraph(votesText(item));
        if (!item.resolution.isEmpty())
            html += paragraph(HtmlWords::tr("Resolution: %1").arg(item.resolution));
    }
    if (!meeting.minutes.isEmpty()) {
        html += heading(label(u"minutes"_s));
        html += paragraph(meeting.minutes);
    }
    if (!meeting.resolution.isEmpty()) {
        html += heading(label(u"resolution"_s));
        html += paragraph(meeting.resolution);
    }
    return html;
}

} // namespace ui
