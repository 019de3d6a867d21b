// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/catalogue/Catalogue.h"

#include "models/domain/CanonicalCbor.h"
#include "models/domain/catalogue/Kinds.h"

#include <QDate>

#include <algorithm>

namespace models::catalogue {

namespace {

bool isOneValue(const QByteArray &cbor)
{
    QCborParserError error;
    const auto value = QCborValue::fromCbor(cbor, &error);
    return error.error == QCborError::NoError && error.offset == cbor.size()
        && canonicalCbor(value) == cbor;
}

bool hasType(const Field &field, const QCborValue &value)
{
    switch (field.type) {
    case FieldType::Text:
        return value.isString();
    case FieldType::Integer:
    case FieldType::Time:
        return value.isInteger();
    case FieldType::Boolean:
        return value.isBool();
    case FieldType::Date:
        return value.isString() && value.toString().size() == 10
            && QDate::fromString(value.toString(), Qt::ISODate).isValid();
    case FieldType::Id:
        return value.isByteArray() && value.toByteArray().size() == 16;
    case FieldType::Hash:
        return value.isByteArray() && value.toByteArray().size() == 32;
    case FieldType::Value:
        return value.isByteArray() && isOneValue(value.toByteArray());
    }
    return false;
}

bool isAllowedWord(const Field &field, QStringView word)
{
    return QLatin1StringView(field.oneOf).toString().split(u'|').contains(word);
}

// Tabs and line ends belong in minutes; other control characters break printing and comparison.
bool hasControlCharacter(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) {
        return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t';
    });
}

QString faultOf(const Field &field, const QCborValue &value)
{
    if (!hasType(field, value))
        return QStringLiteral("type");
    if (field.type != FieldType::Text)
        return {};
    const auto text = value.toString();
    if (hasControlCharacter(text))
        return QStringLiteral("control");
    if (text.toUcs4().size() > field.maximumLength)
        return QStringLiteral("tooLong");
    if (!field.oneOf)
        return {};
    const auto words = field.isSet ? text.split(u',') : QStringList{text};
    const bool known =
        std::ranges::all_of(words, [&](const QString &word) { return isAllowedWord(field, word); });
    return known ? QString() : QStringLiteral("unknownWord");
}

} // namespace

QString Field::column() const
{
    QString column;
    for (const char *c = name; *c; ++c) {
        if (*c >= 'A' && *c <= 'Z') {
            column += u'_';
            column += QChar(*c + ('a' - 'A'));
        } else {
            column += QLatin1Char(*c);
        }
    }
    return column;
}

const Field *Kind::field(QAnyStringView wanted) const
{
    const auto found = std::ranges::find_if(fields, [&](const Field &field) {
        return QAnyStringView::equal(wanted, QLatin1StringView(field.name));
    });
    return found == fields.end() ? nullptr : &*found;
}

bool Kind::isGuarded(QAnyStringView name) const
{
    const auto *known = field(name);
    return known && known->merge.value_or(merge) == MergePolicy::Guarded;
}

const Kind *find(QAnyStringView name)
{
    const auto all = kinds();
    const auto found = std::ranges::find_if(all, [&](const Kind &kind) {
        return QAnyStringView::equal(name, QLatin1StringView(kind.name));
    });
    return found == all.end() ? nullptr : &*found;
}

QList<Fault> validate(const Kind &kind, const QCborMap &fields, bool whole)
{
    QList<Fault> faults;
    for (const auto &field : kind.fields) {
        const auto name = QString::fromLatin1(field.name);
        const auto value = fields.value(name);
        const bool missing = value.isUndefined() || value.isNull()
            || (value.isString() && value.toString().isEmpty());
        if (missing) {
            const bool cleared = fields.contains(name);
            if (field.required && (whole || cleared))
                faults.append({name, QStringLiteral("required")});
            continue;
        }
        if (const auto reason = faultOf(field, value); !reason.isEmpty())
            faults.append({name, reason});
    }
    return faults;
}

QString streamClassName(StreamClass streamClass)
{
    switch (streamClass) {
    case StreamClass::Hub:
        return QStringLiteral("hub");
    case StreamClass::Core:
        return QStringLiteral("core");
    case StreamClass::Attendance:
        return QStringLiteral("attendance");
    case StreamClass::Dues:
        return QStringLiteral("dues");
    case StreamClass::Review:
        return QStringLiteral("review");
    case StreamClass::Private:
        return QStringLiteral("private");
    case StreamClass::Audit:
        return QStringLiteral("audit");
    case StreamClass::OfSubject:
        break;
    }
    return {};
}

QString streamName(const Kind &kind, OrganisationId organisation, const QCborMap &fields)
{
    auto name = organisation.toString() + u'/' + streamClassName(kind.stream);
    if (kind.yearField) {
        const auto year = fields.value(QString::fromLatin1(kind.yearField)).toInteger();
        name += u'/' + QString::number(year);
    }
    return name;
}

} // namespace models::catalogue
