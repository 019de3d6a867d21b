// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/ValueText.h"

#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/MeetingFields.h"
#include "models/domain/MemberFields.h"
#include "models/domain/MemberRules.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct ValueWords {
    Q_DECLARE_TR_FUNCTIONS(ui::ValueText)
};

QString wordText(const QString &field, const QString &word)
{
    if (field == u"kinds"_s)
        return text::namesOf(models::meetingKindsOf(word));
    if (field == u"state"_s)
        return text::nameOf(models::meetingStateOf(word));
    if (field == u"mark"_s)
        return text::nameOf(models::attendanceMarkOf(word));
    if (field == u"role"_s)
        return text::nameOf(models::attachmentRoleOf(word));
    if (field == u"sex"_s) {
        const auto sex = models::sexOf(word);
        return sex ? text::nameOf(*sex) : word;
    }
    if (field == u"category"_s) {
        const auto category = models::memberCategoryOf(word);
        return category ? text::nameOf(*category) : word;
    }
    if (field == u"standing"_s) {
        const auto standing = models::memberStandingOf(word);
        return standing ? text::nameOf(*standing) : word;
    }
    return word;
}

} // namespace

QString valueText(QStringView kind, const QString &field, const QCborValue &value)
{
    using models::catalogue::FieldType;
    if (value.isNull() || value.isUndefined())
        return {};
    const auto *known = models::catalogue::find(kind);
    const auto *description = known ? known->field(field) : nullptr;
    if (!description)
        return value.toVariant().toString();
    switch (description->type) {
    case FieldType::Text:
        return description->oneOf ? wordText(field, value.toString()) : value.toString();
    case FieldType::Integer:
        return QString::number(value.toInteger());
    case FieldType::Boolean:
        return value.toBool() ? ValueWords::tr("yes") : ValueWords::tr("no");
    case FieldType::Date:
        return value.toString();
    case FieldType::Time:
        return value.toInteger() == 0 ? QString() : text::timeText(value.toInteger());
    case FieldType::Id:
    case FieldType::Hash:
        return QString::fromLatin1(value.toByteArray().toHex().left(8));
    case FieldType::Value:
        return QCborValue::fromCbor(value.toByteArray()).toVariant().toString();
    }
    return {};
}

QString maskedValueText(QStringView kind, const QString &field, const QCborValue &value)
{
    const auto *known = models::catalogue::find(kind);
    const auto *description = known ? known->field(field) : nullptr;
    const QString text = valueText(kind, field, value);
    // Names are on every list of the branch; numbers, days and addresses are not.
    if (!description || !description->sensitive || field == u"name"_s || text.isEmpty())
        return text;
    if (field == u"identityNumber"_s)
        return models::maskedIdentityNumber(text);
    if (field == u"mobile"_s || field == u"phone"_s)
        return models::maskedMobile(text);
    return u"****"_s;
}

} // namespace ui
