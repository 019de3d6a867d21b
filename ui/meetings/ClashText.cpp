// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/ClashText.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/MeetingFields.h"
#include "models/store/MemberRepository.h"
#include "ui/records/ValueText.h"
#include "ui/text/FieldText.h"
#include "ui/Workspace.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct ClashWords {
    Q_DECLARE_TR_FUNCTIONS(ui::ClashText)
};

QString agendaTitle(const QString &id, const models::Meeting &meeting)
{
    for (const auto &item : meeting.agenda) {
        if (item.id.toString() == id)
            return item.title;
    }
    return ClashWords::tr("an agenda item");
}

QString memberName(const QString &id, Workspace &workspace)
{
    const auto member = workspace.members.find(models::MemberId::fromString(id));
    return member ? member->name : ClashWords::tr("a member");
}

// A whole element stands against its removal: a map on one side, nothing on the other.
QString elementText(QStringView kind, const QString &field, const QCborValue &value)
{
    if (value.isUndefined())
        return ClashWords::tr("removed");
    if (value.isMap())
        return valueText(kind, field, value.toMap().value(field));
    return valueText(kind, field, value);
}

} // namespace

ConflictDialog::Row clashRow(const FieldClash &clash, const models::Meeting &meeting,
                             Workspace &workspace)
{
    QString kind = models::kind::meeting.toString();
    QString field = clash.path.last();
    QString label = text::fieldLabel(kind, clash.path.first());
    if (clash.path.size() > 1) {
        const QString &part = clash.path.first();
        const bool whole = clash.path.size() == 2;
        if (part == u"agenda"_s) {
            kind = models::kind::agendaItem.toString();
            field = whole ? u"title"_s : field;
            label = agendaTitle(clash.path[1], meeting);
        } else if (part == u"attendance"_s) {
            kind = models::kind::attendance.toString();
            field = whole ? u"mark"_s : field;
            label = memberName(clash.path[1], workspace);
        } else {
            kind = models::kind::attachment.toString();
            field = whole ? u"fileName"_s : field;
            label = text::kindLabel(kind);
        }
        label = ClashWords::tr("%1: %2").arg(label, text::fieldLabel(kind, field));
    }
    return {label, elementText(kind, field, clash.mine), elementText(kind, field, clash.theirs)};
}

} // namespace ui
