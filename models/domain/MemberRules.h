// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Member.h"

#include <QList>
#include <QSet>

namespace models {

//! A rule that a record breaks: the field, a stable word for the reason, and how grave it is.
struct Finding {
    enum class Severity {
        Error, //!< cannot be saved or imported so
        Warning //!< a person must look at it; nothing is refused
    };

    QString field{};
    QString reason{};
    Severity severity = Severity::Error;

    friend bool operator==(const Finding &, const Finding &) = default;
};

//! Trims, removes inner spaces of Chinese names, unifies the middle dot to U+00B7, turns full-width
//! digits and letters half-width, upper-cases the identity number's X, completes 15-digit numbers,
//! writes months as yyyy-MM.
Member normalised(Member member);

//! All rules of domain.md §1 on one record, for a \a today in Asia/Shanghai. Reasons: "required",
//! "tooShort", "tooLong", "badCharacter", "length", "checksum", "birthDate", "future",
//! "sexMismatch" and "birthMismatch" (warnings: a person must judge which of the two is wrong),
//! "joinedTooYoung", "joinedBeforeFounding", "fullBeforeJoined", "fullTooSoon" (an error since
//! 1980, else a warning), "mobile", "month" (not yyyy-MM). The numbers stand in
//! resources/rules/member.json.
QList<Finding> check(const Member &member, QDate today);

//! Numbers that more than one of \a members has. Nobody can enter such a double here, but two PCs
//! can while neither has heard of the other: then a person must look at it.
QSet<QString> sharedIdentityNumbers(const QList<Member> &members);
//! "duplicateMember", the warning for each of them.
Finding sharedNumberFinding();

//! GB 11643: 17 digits, check character, real calendar date not in the future. Empty when right,
//! else "length", "badCharacter", "birthDate", "future" or "checksum".
QString identityNumberFault(QStringView number, QDate today);
//! The 18-character form of an old 15-digit number; the input otherwise.
QString completedIdentityNumber(const QString &number);
//! For made-up people: area 990000, which no authority issues, and a right check character; an odd
//! \a sequence, of three digits, is a man's.
QString sampleIdentityNumber(const QDate &birth, int sequence);
QDate birthOfIdentityNumber(QStringView number);
std::optional<Sex> sexOfIdentityNumber(QStringView number);

//! "110*************2X": the three first and two last stay.
QString maskedIdentityNumber(const QString &number);
//! "138****1027"; other numbers keep their two last digits.
QString maskedMobile(const QString &mobile);
//! "19**": a birth date would give away what the number's mask hides.
QString maskedDate(QDate date);

} // namespace models
