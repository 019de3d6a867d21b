// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/ConflictText.h"

#include "models/domain/catalogue/Catalogue.h"
#include "ui/records/ValueText.h"
#include "ui/text/FieldText.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

//! A shorter text is a line: its two versions are not paragraphs to be put one below the other.
constexpr int shortestText = 500;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::ConflictText)

public:
    static QString text(const models::Conflict &conflict)
    {
        return conflict.isDeletion() ? tr("Deleted by one, edited by another: keep it or delete it")
                                     : tr("“%1” has two values: choose one").arg(subject(conflict));
    }

    static QString subject(const models::Conflict &conflict)
    {
        return conflict.isDeletion() ? tr("Deletion")
                                     : text::fieldLabel(conflict.subjectKind, conflict.field);
    }

    static QString cause(const models::Conflict &conflict)
    {
        if (conflict.isDeletion())
            return tr("One deleted this record while another, not knowing of it, wrote in it. It "
                      "was kept, so that nothing is lost.");
        return tr("“%1” was written in two places that did not know of each other. The record "
                  "shows one value; the other is kept until you choose.")
            .arg(subject(conflict));
    }

    static QString noValue() { return tr("(empty)"); }
    static QString deleted() { return tr("The record is deleted"); }
    static QString kept() { return tr("The record stays"); }
};

const models::catalogue::Field *fieldOf(const models::Conflict &conflict)
{
    const auto *kind = models::catalogue::find(conflict.subjectKind);
    return kind ? kind->field(conflict.field) : nullptr;
}

QString fieldText(const models::Conflict &conflict, const QCborValue &value, bool revealed)
{
    const auto text = revealed ? valueText(conflict.subjectKind, conflict.field, value)
                               : maskedValueText(conflict.subjectKind, conflict.field, value);
    return text.isEmpty() ? Words::noValue() : text;
}

} // namespace

QString conflictText(const models::Conflict &conflict)
{
    return Words::text(conflict);
}

QString conflictSubject(const models::Conflict &conflict)
{
    return Words::subject(conflict);
}

QString conflictCause(const models::Conflict &conflict)
{
    return Words::cause(conflict);
}

QString shownText(const models::Conflict &conflict, const QCborValue &shown, bool revealed)
{
    if (shown.isUndefined())
        return Words::deleted();
    return conflict.isDeletion() ? Words::kept() : fieldText(conflict, shown, revealed);
}

QString lostText(const models::Conflict &conflict, bool revealed)
{
    return conflict.isDeletion() ? Words::deleted() : fieldText(conflict, conflict.lost, revealed);
}

bool isCovered(const models::Conflict &conflict)
{
    const auto *field = fieldOf(conflict);
    return field && field->sensitive && conflict.field != u"name";
}

bool holdsParagraphs(const models::Conflict &conflict)
{
    using models::catalogue::FieldType;
    const auto *field = fieldOf(conflict);
    return field && field->type == FieldType::Text && !field->oneOf && !field->sensitive
        && field->maximumLength >= shortestText;
}

} // namespace ui
