// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Member.h"

#include <QList>

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
//! digits and letters half-width, upper-cases the identity number's X, completes 15-digit numbers.
Member normalised(Member member);

//! All rules of domain.md §1 on one record, for a \a today in Asia/Shanghai. Reasons: "required",
//! "tooShort", "tooLong", "badCharacter", "length", "checksum", "birthDate", "future",
//! "sexMismatch", "birthMismatch" (warning), "joinedTooYoung", "joinedBeforeFounding",
//! "fullBeforeJoined", "fullTooSoon" (an error since 1980, else a warning), "mobile".
QList<Finding> check(const Member &member, QDate today);

//! GB 11643: 17 digits, check character, real calendar date not in the future. Empty when right,
//! else the reason.
QString identityNumberFault(QStringView number, QDate today);
//! The 18-character form of an old 15-digit number; the input otherwise.
QString completedIdentityNumber(const QString &number);
QDate birthOfIdentityNumber(QStringView number);
std::optional<Sex> sexOfIdentityNumber(QStringView number);

//! "110***********002X"-like: three first and two last stay; "138****1027"; dates become "19**".
QString maskedIdentityNumber(const QString &number);
QString maskedMobile(const QString &mobile);

} // namespace models
