// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/RecordExport.h"

#include "models/domain/MemberRules.h"
#include "models/store/RecordReader.h"

#include <QDateTime>

#include <algorithm>

namespace models {

using namespace Qt::StringLiterals;

namespace {

QString masked(const catalogue::Field &field, const QString &text)
{
    const QLatin1StringView name(field.name);
    if (name == "identityNumber"_L1)
        return maskedIdentityNumber(text);
    if (name == "mobile"_L1 || name == "phone"_L1)
        return maskedMobile(text);
    if (field.type == catalogue::FieldType::Date)
        return maskedDate(QDate::fromString(text, Qt::ISODate));
    if (name == "name"_L1)
        return text; // a list of nobody would be of no use to anybody
    return text.isEmpty() ? text : u"***"_s;
}

QString shownWord(const catalogue::Kind &kind, const catalogue::Field &field, QStringView word,
                  const ExportWords &words)
{
    if (!words.word)
        return word.toString();
    return words.word(QString::fromLatin1(kind.name), QString::fromLatin1(field.name), word);
}

QString shownWords(const catalogue::Kind &kind, const catalogue::Field &field, const QString &text,
                   const ExportWords &words)
{
    QStringList shown;
    for (const auto &word : field.isSet ? text.split(u',') : QStringList{text})
        shown.append(shownWord(kind, field, word, words));
    return shown.join(u'、');
}

QString shanghaiTime(qint64 utcMs)
{
    constexpr int offsetSeconds = 8 * 3600;
    return QDateTime::fromMSecsSinceEpoch(utcMs, Qt::OffsetFromUTC, offsetSeconds)
        .toString(u"yyyy-MM-dd HH:mm"_s);
}

QString label(const ExportWords &words, QStringView kind, const QString &field)
{
    return words.label ? words.label(kind, field) : field;
}

int widthOf(const catalogue::Field &field)
{
    constexpr int narrow = 10, wide = 40;
    if (field.type == catalogue::FieldType::Text)
        return field.oneOf ? 14 : std::clamp(field.maximumLength + 4, narrow, wide);
    return field.type == catalogue::FieldType::Id || field.type == catalogue::FieldType::Hash ? wide
                                                                                              : 17;
}

} // namespace

Cell exportedCell(const catalogue::Kind &kind, const catalogue::Field &field,
                  const QCborValue &value, const ExportOptions &options)
{
    using enum catalogue::FieldType;
    if (value.isUndefined() || value.isNull())
        return {};
    const bool hide = field.sensitive && !options.unmasked;
    switch (field.type) {
    case Text:
        if (field.oneOf)
            return textCell(shownWords(kind, field, value.toString(), options.words));
        return textCell(hide ? masked(field, value.toString()) : value.toString());
    case Integer:
        return numberCell(double(value.toInteger()));
    case Boolean:
        return textCell(shownWord(kind, field, value.toBool() ? u"true" : u"false", options.words));
    case Date:
        return hide ? textCell(masked(field, value.toString()))
                    : dateCell(QDate::fromString(value.toString(), Qt::ISODate));
    case Time:
        return textCell(shanghaiTime(value.toInteger()));
    case Id:
        return textCell(RecordId::fromBytes(value.toByteArray()).toString());
    case Hash:
        return textCell(QString::fromLatin1(value.toByteArray().toHex()));
    case Value: {
        const auto text = QCborValue::fromCbor(value.toByteArray()).toVariant().toString();
        return textCell(hide ? masked(field, text) : text);
    }
    }
    return {};
}

Result<Sheet> RecordExport::sheet(QStringView kindName, const ExportOptions &options) const
{
    const auto *kind = catalogue::find(kindName);
    if (!kind)
        return invalid(u"kind"_s, u"unknownWord"_s);
    const auto &words = options.words;
    Sheet sheet{.name = kindName.toString()};
    sheet.columns.append({label(words, kindName, u"org"_s), 30});
    for (const auto &field : kind->fields) {
        sheet.columns.append({label(words, kindName, QString::fromLatin1(field.name)),
                              widthOf(field), field.maximumLength > 120});
    }
    BB_TRY(m_reader.visit(kindName, {}, [&](const Record &record) {
        const auto organisation = options.organisations.value(record.organisation);
        QList<Cell> row{
            textCell(organisation.isEmpty() ? record.organisation.toString() : organisation)};
        for (const auto &field : kind->fields) {
            const auto value = record.fields.value(QString::fromLatin1(field.name));
            row.append(exportedCell(*kind, field, value, options));
        }
        sheet.rows.append(row);
        return true;
    }));
    return sheet;
}

} // namespace models
