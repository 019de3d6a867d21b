// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/MemberRules.h"

#include <algorithm>
#include <array>

namespace models {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype fullLength = 18;
constexpr qsizetype oldLength = 15;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool allDigits(QStringView text)
{
    return std::ranges::all_of(text, isDigit);
}

// Weights and check characters of GB 11643-1999 (ISO 7064 MOD 11-2).
QChar checkCharacter(QStringView digits)
{
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr QStringView checks{u"10X98765432"};
    int sum = 0;
    for (size_t i = 0; i < weights.size(); ++i)
        sum += digits[qsizetype(i)].digitValue() * weights[i];
    return checks[sum % 11];
}

} // namespace

QString completedIdentityNumber(const QString &number)
{
    if (number.size() != oldLength || !allDigits(number))
        return number;
    const auto digits = number.left(6) + u"19"_s + number.mid(6);
    return digits + checkCharacter(digits);
}

QString sampleIdentityNumber(const QDate &birth, int sequence)
{
    const auto digits =
        u"990000%1%2"_s.arg(birth.toString(u"yyyyMMdd"_s)).arg(sequence, 3, 10, QLatin1Char('0'));
    return digits + checkCharacter(digits);
}

QDate birthOfIdentityNumber(QStringView number)
{
    if (number.size() != fullLength || !allDigits(number.mid(6, 8)))
        return {};
    return {number.mid(6, 4).toInt(), number.mid(10, 2).toInt(), number.mid(12, 2).toInt()};
}

std::optional<Sex> sexOfIdentityNumber(QStringView number)
{
    if (number.size() != fullLength || !isDigit(number[16]))
        return {};
    return number[16].digitValue() % 2 == 1 ? Sex::Male : Sex::Female;
}

QString identityNumberFault(QStringView number, QDate today)
{
    if (number.size() != fullLength)
        return u"length"_s;
    const auto check = number.back().toUpper();
    if (!allDigits(number.chopped(1)) || !(isDigit(check) || check == u'X'))
        return u"badCharacter"_s;
    const auto birth = birthOfIdentityNumber(number);
    if (!birth.isValid())
        return u"birthDate"_s;
    if (birth > today)
        return u"future"_s;
    return checkCharacter(number.chopped(1)) == check ? QString() : u"checksum"_s;
}

QString maskedIdentityNumber(const QString &number)
{
    constexpr qsizetype shownFirst = 3;
    constexpr qsizetype shownLast = 2;
    if (number.size() <= shownFirst + shownLast)
        return QString(number.size(), u'*');
    return number.left(shownFirst) + QString(number.size() - shownFirst - shownLast, u'*')
        + number.right(shownLast);
}

QString maskedMobile(const QString &mobile)
{
    if (mobile.size() == 11)
        return mobile.left(3) + u"****"_s + mobile.right(4);
    if (mobile.size() <= 2)
        return QString(mobile.size(), u'*');
    return QString(mobile.size() - 2, u'*') + mobile.right(2);
}

QString maskedDate(QDate date)
{
    return date.isValid() ? QString::number(date.year()).left(2) + u"**"_s : QString();
}

} // namespace models
