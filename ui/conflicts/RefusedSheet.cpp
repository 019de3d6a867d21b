// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/RefusedSheet.h"

#include "models/domain/Clock.h"
#include "models/store/OrganisationRepository.h"
#include "ui/conflicts/RecordTitle.h"
#include "ui/records/PersonText.h"
#include "ui/records/ValueText.h"
#include "ui/text/ErrorText.h"
#include "ui/text/FieldText.h"
#include "ui/text/Format.h"
#include "ui/Workspace.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr std::array columnWidths{28, 22, 14, 28, 36, 12, 18, 36};

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::RefusedSheet)

public:
    static QString title() { return tr("What the hub refused"); }
    static QStringList headings()
    {
        return {tr("Record"),  tr("Branch"), tr("Field"), tr("Before"),
                tr("Written"), tr("By"),     tr("When"),  tr("Why refused")};
    }
    static QString refused(const models::RefusedChange &change)
    {
        const auto field = change.field.isEmpty() ? text::kindLabel(change.kind)
                                                  : text::fieldLabel(change.kind, change.field);
        return tr("The hub refused “%1”: %2").arg(field, text::reasonText(change.code));
    }
    static QString whole() { return tr("(the record)"); }
    static QString removed() { return tr("removed"); }
};

} // namespace

bool isTypedField(const QString &field)
{
    static const QStringList others{u"meeting"_s, u"member"_s,   u"year"_s,
                                    u"zone"_s,    u"position"_s, u"markedAt"_s};
    return !others.contains(field);
}

QString refusalText(const models::RefusedChange &change)
{
    const auto reason = text::reasonText(change.code);
    return change.field.isEmpty()
        ? reason
        : u"“%1” %2"_s.arg(text::fieldLabel(change.kind, change.field), reason);
}

QString refusalSentence(const models::RefusedChange &change)
{
    return Words::refused(change);
}

models::Sheet refusedSheet(const Workspace &workspace, const QList<models::RefusedEdit> &edits,
                           bool unmasked)
{
    const auto today = workspace.clock.today();
    models::Sheet sheet;
    sheet.name = sheet.title = Words::title();
    sheet.subtitle = workspace.branch().name + u" · "_s + text::longDateText(today);
    const auto headings = Words::headings();
    for (qsizetype i = 0; i < headings.size(); ++i)
        sheet.columns.append({headings[i], columnWidths[size_t(i)], true});
    const auto word = unmasked ? valueText : maskedValueText;
    for (const auto &edit : edits) {
        const auto &change = edit.change;
        const auto place = RecordTitle::of(workspace, change.kind, change.id, change.parent);
        const auto branch = workspace.organisations.find(edit.organisation);
        const auto addRow = [&](const QString &field, const QString &before,
                                const QString &written) {
            sheet.rows.append({models::textCell(place.whole()),
                               models::textCell(branch ? branch->name : QString()),
                               models::textCell(field), models::textCell(before),
                               models::textCell(written),
                               models::textCell(personName(workspace, edit.actor)),
                               models::textCell(text::momentText(change.claimedAt, today)),
                               models::textCell(refusalText(change))});
        };
        if (edit.op == u"del")
            addRow(Words::whole(), {}, Words::removed());
        for (const auto &[key, value] : edit.newFields) {
            const auto field = key.toString();
            if (isTypedField(field))
                addRow(text::fieldLabel(change.kind, field),
                       word(change.kind, field, edit.oldFields.value(field)),
                       word(change.kind, field, value));
        }
    }
    return sheet;
}

} // namespace ui
