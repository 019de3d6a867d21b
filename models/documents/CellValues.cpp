// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/CellValues.h"

#include "models/documents/NumberFormats.h"
#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/catalogue/Kinds.h"

#include <QHash>
#include <QRegularExpression>

#include <cmath>

namespace models::cellValues {

using namespace Qt::StringLiterals;

namespace {

QString plain(const Cell &cell)
{
    return cell.shown().normalized(QString::NormalizationForm_KC).simplified();
}

Parsed bad(const QString &fault)
{
    return {.fault = fault};
}

Parsed dateFrom(int year, int month, int day)
{
    const QDate date(year, month, day > 0 ? day : 1);
    if (year < 1000 || !date.isValid())
        return bad(u"badDate"_s);
    return {.value = date.toString(Qt::ISODate), .doubt = day > 0 ? QString() : u"dayAssumed"_s};
}

Parsed dateFromText(const QString &text)
{
    // The time of day that databases add is of no interest.
    static const QRegularExpression parts(
        u"^(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})(?:\\s*[-/.月]\\s*(\\d{1,2})\\s*日?|\\s*月)?"
        u"(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)?$"_s);
    static const QRegularExpression digits(u"^(\\d{4})(\\d{2})(\\d{2})?$"_s);
    for (const auto &pattern : {parts, digits}) {
        if (const auto match = pattern.match(text); match.hasMatch()) {
            return dateFrom(match.captured(1).toInt(), match.captured(2).toInt(),
                            match.captured(3).toInt());
        }
    }
    return bad(u"badDate"_s);
}

Parsed dateFromNumber(const Cell &cell, bool startsIn1904)
{
    constexpr double firstSerial = 3'654; // 1910-01-01: below it nobody's date of today's rosters
    constexpr double lastSerial = 80'000; // 2119
    const double number = cell.number;
    if (number == std::floor(number)) {
        if (number >= firstSerial && number <= lastSerial) {
            const auto date = numberFormats::dateOf(number, startsIn1904);
            return {.value = date.toString(Qt::ISODate)};
        }
        return dateFromText(cell.shown());
    }
    // As a number, 1990.10 and 1990.1 are the same: January or October cannot be told.
    const auto text = cell.shown();
    return text.endsWith(u".1") ? bad(u"badDate"_s) : dateFromText(text);
}

const QHash<QString, QString> &wordsOf(QStringView field)
{
    static const QHash<QString, QString> sexes{
        {u"男"_s, u"male"_s},      {u"男性"_s, u"male"_s}, {u"1"_s, u"male"_s},
        {u"m"_s, u"male"_s},       {u"male"_s, u"male"_s}, {u"女"_s, u"female"_s},
        {u"女性"_s, u"female"_s},  {u"2"_s, u"female"_s},  {u"f"_s, u"female"_s},
        {u"female"_s, u"female"_s}};
    static const QHash<QString, QString> categories{{u"正式党员"_s, u"full"_s},
                                                    {u"正式"_s, u"full"_s},
                                                    {u"中共党员"_s, u"full"_s},
                                                    {u"中共正式党员"_s, u"full"_s},
                                                    {u"full"_s, u"full"_s},
                                                    {u"预备党员"_s, u"probationary"_s},
                                                    {u"预备"_s, u"probationary"_s},
                                                    {u"中共预备党员"_s, u"probationary"_s},
                                                    {u"probationary"_s, u"probationary"_s}};
    static const QHash<QString, QString> standings{
        {u"正常"_s, u"normal"_s},    {u"正常党籍"_s, u"normal"_s},
        {u"normal"_s, u"normal"_s},  {u"停止党籍"_s, u"suspended"_s},
        {u"停止"_s, u"suspended"_s}, {u"suspended"_s, u"suspended"_s}};
    static const QHash<QString, QString> none;
    if (field == u"sex")
        return sexes;
    if (field == u"category")
        return categories;
    return field == u"standing" ? standings : none;
}

Parsed boolean(const Cell &cell)
{
    static const QHash<QString, bool> words{
        {u"是"_s, true},     {u"有"_s, true},  {u"1"_s, true},   {u"√"_s, true},
        {u"true"_s, true},   {u"否"_s, false}, {u"无"_s, false}, {u"0"_s, false},
        {u"false"_s, false}, {u"×"_s, false},  {u"-"_s, false}};
    const auto found = words.constFind(plain(cell).toLower());
    return found == words.cend() ? bad(u"unknownWord"_s) : Parsed{.value = *found};
}

} // namespace

Parsed date(const Cell &cell, bool startsIn1904)
{
    if (cell.type == Cell::Type::Date)
        return {.value = cell.date.toString(Qt::ISODate)};
    if (cell.type == Cell::Type::Number)
        return dateFromNumber(cell, startsIn1904);
    return dateFromText(plain(cell));
}

Parsed month(const Cell &cell, bool startsIn1904)
{
    auto parsed = date(cell, startsIn1904);
    parsed.doubt.clear();
    if (parsed.fault.isEmpty())
        parsed.value = parsed.value.toString().left(7);
    return parsed;
}

Parsed identityNumber(const Cell &cell)
{
    static const QRegularExpression exponent(u"^\\d+(\\.\\d+)?[eE]\\+?\\d+$"_s);
    static const QRegularExpression lostDigits(u"^\\d{15}000$"_s);
    // Spreadsheets keep fifteen digits of a number; the rest of eighteen is gone for good.
    constexpr double fifteenDigits = 1e15;
    if (cell.type == Cell::Type::Number && std::abs(cell.number) >= fifteenDigits)
        return bad(u"truncatedByExcel"_s);
    const auto text = plain(cell);
    if (exponent.match(text).hasMatch() || lostDigits.match(text).hasMatch())
        return bad(u"truncatedByExcel"_s);
    return {.value = text};
}

Parsed word(QStringView field, const Cell &cell)
{
    const auto &words = wordsOf(field);
    const auto found = words.constFind(plain(cell).toLower());
    return found == words.cend() ? bad(u"unknownWord"_s) : Parsed{.value = *found};
}

Parsed of(QStringView field, const Cell &cell, bool startsIn1904)
{
    if (field == u"identityNumber")
        return identityNumber(cell);
    if (field == u"lostSince")
        return month(cell, startsIn1904);
    if (!wordsOf(field).isEmpty())
        return word(field, cell);
    const auto *description = catalogue::find(kind::member)->field(field);
    if (!description)
        return {.value = plain(cell)};
    switch (description->type) {
    case catalogue::FieldType::Date:
        return date(cell, startsIn1904);
    case catalogue::FieldType::Boolean:
        return boolean(cell);
    default:
        // Not the compatibility form here: it would change rare characters of names.
        return {.value = cell.shown().trimmed()};
    }
}

} // namespace models::cellValues
