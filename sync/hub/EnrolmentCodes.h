// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubTypes.h"

namespace models {
class RandomSource;
}

namespace hub {

//! One-time codes as people read them out: three groups of four from an alphabet without 0, 1, I,
//! L, O and U. The first group finds the code, the other two (40 bits) are known here by their hash
//! alone.
namespace codes {

inline constexpr qint64 validMs = 15 * 60'000;
inline constexpr int tries = 5;

struct Fresh {
    QString text{}; //!< "K7QM-4F2K-2M9Q"
    EnrolmentCode code{};
};
Fresh make(PersonId person, qint64 now, models::RandomSource &random);

//! Upper case, without spaces and dashes; empty when it cannot be a code.
QString normalised(const QString &typed);
QString locatorOf(const QString &normalisedCode);
QByteArray hashOf(const QString &normalisedCode);

} // namespace codes

} // namespace hub
