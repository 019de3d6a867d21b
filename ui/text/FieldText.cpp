// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/FieldText.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ui::text {

namespace {

struct Label {
    const char *kind;
    const char *field;
    const char *text;
};

constexpr std::array labels{
    Label{"", "org", QT_TRANSLATE_NOOP("Fields", "Branch")},
    Label{"", "paperWords", QT_TRANSLATE_NOOP("Fields", "Recovery words")},
    Label{"", "passphrase", QT_TRANSLATE_NOOP("Fields", "Passphrase")},
    Label{"", "purpose", QT_TRANSLATE_NOOP("Fields", "Purpose")},
    Label{"", "kind", QT_TRANSLATE_NOOP("Fields", "Kind of record")},
    Label{"", "vault", QT_TRANSLATE_NOOP("Fields", "Vault")},
    Label{"", "map", QT_TRANSLATE_NOOP("Fields", "Mapping file")},
    Label{"organisation", "code", QT_TRANSLATE_NOOP("Fields", "Code")},
    Label{"organisation", "parent", QT_TRANSLATE_NOOP("Fields", "Parent organisation")},
    Label{"organisation", "type", QT_TRANSLATE_NOOP("Fields", "Type")},
    Label{"organisation", "category", QT_TRANSLATE_NOOP("Fields", "Branch category")},
    Label{"organisation", "name", QT_TRANSLATE_NOOP("Fields", "Organisation name")},
    Label{"organisation", "sealName", QT_TRANSLATE_NOOP("Fields", "Seal name")},
    Label{"organisation", "size", QT_TRANSLATE_NOOP("Fields", "Size of the branch")},
    Label{"organisation", "committee", QT_TRANSLATE_NOOP("Fields", "Branch committee")},
    Label{"organisation", "secretary", QT_TRANSLATE_NOOP("Fields", "Branch secretary")},
    Label{"organisation", "term", QT_TRANSLATE_NOOP("Fields", "Term of office")},
    Label{"organisation", "groups", QT_TRANSLATE_NOOP("Fields", "Groups of the branch")},
    Label{"organisation", "units", QT_TRANSLATE_NOOP("Fields", "Units of a joint branch")},
    Label{"person", "name", QT_TRANSLATE_NOOP("Fields", "Name")},
    Label{"person", "role", QT_TRANSLATE_NOOP("Fields", "Role")},
    Label{"person", "signingKey", QT_TRANSLATE_NOOP("Fields", "Signing key")},
    Label{"member", "name", QT_TRANSLATE_NOOP("Fields", "Name")},
    Label{"member", "sex", QT_TRANSLATE_NOOP("Fields", "Sex")},
    Label{"member", "ethnicity", QT_TRANSLATE_NOOP("Fields", "Ethnicity")},
    Label{"member", "identityNumber", QT_TRANSLATE_NOOP("Fields", "Identity number")},
    Label{"member", "birthOn", QT_TRANSLATE_NOOP("Fields", "Birth date")},
    Label{"member", "education", QT_TRANSLATE_NOOP("Fields", "Education")},
    Label{"member", "category", QT_TRANSLATE_NOOP("Fields", "Category")},
    Label{"member", "joinedOn", QT_TRANSLATE_NOOP("Fields", "Joined on")},
    Label{"member", "fullMemberOn", QT_TRANSLATE_NOOP("Fields", "Full member on")},
    Label{"member", "post", QT_TRANSLATE_NOOP("Fields", "Post")},
    Label{"member", "mobile", QT_TRANSLATE_NOOP("Fields", "Mobile")},
    Label{"member", "phone", QT_TRANSLATE_NOOP("Fields", "Phone")},
    Label{"member", "address", QT_TRANSLATE_NOOP("Fields", "Address")},
    Label{"member", "standing", QT_TRANSLATE_NOOP("Fields", "Standing")},
    Label{"member", "lost", QT_TRANSLATE_NOOP("Fields", "Lost")},
    Label{"member", "lostSince", QT_TRANSLATE_NOOP("Fields", "Lost since")},
    Label{"member", "away", QT_TRANSLATE_NOOP("Fields", "Away")},
    Label{"member", "awayTo", QT_TRANSLATE_NOOP("Fields", "Away to")},
    Label{"member", "branchPost", QT_TRANSLATE_NOOP("Fields", "Branch post")},
    Label{"member", "note", QT_TRANSLATE_NOOP("Fields", "Note")},
    Label{"meeting", "kinds", QT_TRANSLATE_NOOP("Fields", "Kinds")},
    Label{"meeting", "title", QT_TRANSLATE_NOOP("Fields", "Title")},
    Label{"meeting", "number", QT_TRANSLATE_NOOP("Fields", "Number")},
    Label{"meeting", "year", QT_TRANSLATE_NOOP("Fields", "Year")},
    Label{"meeting", "heldOn", QT_TRANSLATE_NOOP("Fields", "Date")},
    Label{"meeting", "startAt", QT_TRANSLATE_NOOP("Fields", "Start")},
    Label{"meeting", "endAt", QT_TRANSLATE_NOOP("Fields", "End")},
    Label{"meeting", "zone", QT_TRANSLATE_NOOP("Fields", "Time zone")},
    Label{"meeting", "place", QT_TRANSLATE_NOOP("Fields", "Place")},
    Label{"meeting", "host", QT_TRANSLATE_NOOP("Fields", "Host")},
    Label{"meeting", "recorder", QT_TRANSLATE_NOOP("Fields", "Recorder")},
    Label{"meeting", "observers", QT_TRANSLATE_NOOP("Fields", "Observers")},
    Label{"meeting", "minutes", QT_TRANSLATE_NOOP("Fields", "Minutes")},
    Label{"meeting", "resolution", QT_TRANSLATE_NOOP("Fields", "Resolution")},
    Label{"meeting", "state", QT_TRANSLATE_NOOP("Fields", "State")},
    Label{"meeting", "lateEntry", QT_TRANSLATE_NOOP("Fields", "Late entry")},
    Label{"meeting", "agenda", QT_TRANSLATE_NOOP("Fields", "Agenda")},
    Label{"meeting", "attendance", QT_TRANSLATE_NOOP("Fields", "Attendance")},
    Label{"meeting", "absenceReasons", QT_TRANSLATE_NOOP("Fields", "Reasons of absence")},
    Label{"agendaItem", "meeting", QT_TRANSLATE_NOOP("Fields", "Meeting")},
    Label{"agendaItem", "position", QT_TRANSLATE_NOOP("Fields", "Position")},
    Label{"agendaItem", "title", QT_TRANSLATE_NOOP("Fields", "Topic")},
    Label{"agendaItem", "record", QT_TRANSLATE_NOOP("Fields", "Record")},
    Label{"agendaItem", "resolution", QT_TRANSLATE_NOOP("Fields", "Resolution")},
    Label{"agendaItem", "votesFor", QT_TRANSLATE_NOOP("Fields", "Votes for")},
    Label{"agendaItem", "votesAgainst", QT_TRANSLATE_NOOP("Fields", "Votes against")},
    Label{"agendaItem", "votesAbstained", QT_TRANSLATE_NOOP("Fields", "Abstentions")},
    Label{"attendance", "meeting", QT_TRANSLATE_NOOP("Fields", "Meeting")},
    Label{"attendance", "member", QT_TRANSLATE_NOOP("Fields", "Member")},
    Label{"attendance", "year", QT_TRANSLATE_NOOP("Fields", "Year")},
    Label{"attendance", "mark", QT_TRANSLATE_NOOP("Fields", "Mark")},
    Label{"attendance", "reason", QT_TRANSLATE_NOOP("Fields", "Reason")},
    Label{"attendance", "markedAt", QT_TRANSLATE_NOOP("Fields", "Marked at")},
    Label{"attachment", "meeting", QT_TRANSLATE_NOOP("Fields", "Meeting")},
    Label{"attachment", "role", QT_TRANSLATE_NOOP("Fields", "Kind")},
    Label{"attachment", "position", QT_TRANSLATE_NOOP("Fields", "Position")},
    Label{"attachment", "hash", QT_TRANSLATE_NOOP("Fields", "Fingerprint")},
    Label{"attachment", "size", QT_TRANSLATE_NOOP("Fields", "Size")},
    Label{"attachment", "mediaType", QT_TRANSLATE_NOOP("Fields", "File type")},
    Label{"attachment", "fileName", QT_TRANSLATE_NOOP("Fields", "File name")},
    Label{"attachment", "thumbnail", QT_TRANSLATE_NOOP("Fields", "Thumbnail")},
    Label{"attachment", "width", QT_TRANSLATE_NOOP("Fields", "Width")},
    Label{"attachment", "height", QT_TRANSLATE_NOOP("Fields", "Height")},
    Label{"attachment", "durationMs", QT_TRANSLATE_NOOP("Fields", "Duration")},
    Label{"attachment", "takenAt", QT_TRANSLATE_NOOP("Fields", "Taken at")},
    Label{"attachment", "caption", QT_TRANSLATE_NOOP("Fields", "Caption")},
    Label{"conflict", "subjectKind", QT_TRANSLATE_NOOP("Fields", "Kind of record")},
    Label{"conflict", "subject", QT_TRANSLATE_NOOP("Fields", "Record")},
    Label{"conflict", "field", QT_TRANSLATE_NOOP("Fields", "Field")},
    Label{"conflict", "lost", QT_TRANSLATE_NOOP("Fields", "Other value")},
    Label{"conflict", "lostBy", QT_TRANSLATE_NOOP("Fields", "Other value by")},
    Label{"conflict", "lostDevice", QT_TRANSLATE_NOOP("Fields", "PC of the other value")},
    Label{"conflict", "lostAt", QT_TRANSLATE_NOOP("Fields", "Other value at")},
    Label{"conflict", "lostDoubtful",
          QT_TRANSLATE_NOOP("Fields", "Clock of the other value doubtful")},
    Label{"conflict", "shownBy", QT_TRANSLATE_NOOP("Fields", "Shown value by")},
    Label{"conflict", "shownDevice", QT_TRANSLATE_NOOP("Fields", "PC of the shown value")},
    Label{"conflict", "shownAt", QT_TRANSLATE_NOOP("Fields", "Shown value at")},
    Label{"conflict", "shownDoubtful",
          QT_TRANSLATE_NOOP("Fields", "Clock of the shown value doubtful")},
    Label{"conflict", "state", QT_TRANSLATE_NOOP("Fields", "State")},
    Label{"conflict", "resolution", QT_TRANSLATE_NOOP("Fields", "Decision")},
    Label{"conflict", "resolvedBy", QT_TRANSLATE_NOOP("Fields", "Decided by")},
    Label{"conflict", "resolvedAt", QT_TRANSLATE_NOOP("Fields", "Decided at")},
};

struct KindLabel {
    const char *kind;
    const char *text;
};

constexpr std::array kindLabels{
    KindLabel{"organisation", QT_TRANSLATE_NOOP("Fields", "Organisations")},
    KindLabel{"person", QT_TRANSLATE_NOOP("Fields", "People")},
    KindLabel{"member", QT_TRANSLATE_NOOP("Fields", "Members")},
    KindLabel{"meeting", QT_TRANSLATE_NOOP("Fields", "Meetings")},
    KindLabel{"agendaItem", QT_TRANSLATE_NOOP("Fields", "Agenda items")},
    KindLabel{"attendance", QT_TRANSLATE_NOOP("Fields", "Attendance")},
    KindLabel{"attachment", QT_TRANSLATE_NOOP("Fields", "Attachments")},
    KindLabel{"conflict", QT_TRANSLATE_NOOP("Fields", "Conflicts")},
};

} // namespace

QString fieldLabel(QStringView kind, QStringView field)
{
    const auto found = std::ranges::find_if(labels, [&](const Label &label) {
        const QLatin1StringView of(label.kind);
        return field == QLatin1StringView(label.field) && (of.isEmpty() || kind == of);
    });
    return found == labels.end() ? field.toString()
                                 : QCoreApplication::translate("Fields", found->text);
}

QString fieldLabel(QStringView field)
{
    // Forms of members and meetings are what people fill in; their words are the likeliest.
    for (const auto kind :
         {QStringView(u"member"), QStringView(u"meeting"), QStringView(u"agendaItem"),
          QStringView(u"attendance"), QStringView(u"attachment"), QStringView(u"organisation"),
          QStringView(u"person"), QStringView(u"conflict")}) {
        if (const auto label = fieldLabel(kind, field); label != field)
            return label;
    }
    return field.toString();
}

QString kindLabel(QStringView kind)
{
    const auto found = std::ranges::find_if(
        kindLabels, [&](const KindLabel &label) { return kind == QLatin1StringView(label.kind); });
    return found == kindLabels.end() ? kind.toString()
                                     : QCoreApplication::translate("Fields", found->text);
}

} // namespace ui::text
