// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/NumberFormats.h"

#include <cmath>

namespace models::numberFormats {

bool isBuiltInDate(int id)
{
    const auto within = [id](int first, int last) { return id >= first && id <= last; };
    // 18 to 21 and 45 to 47 are times of day; a whole number under them still is a day.
    return within(14, 22) || within(27, 36) || within(45, 47) || within(50, 58);
}

bool isDate(const QString &format)
{
    const auto section = format.section(u';', 0, 0);
    bool quoted = false;
    bool month = false;
    bool time = false;
    for (qsizetype i = 0; i < section.size(); ++i) {
        const QChar c = section[i].toLower();
        if (c == u'"') {
            quoted = !quoted;
        } else if (quoted) {
            continue;
        } else if (c == u'\\' || c == u'_' || c == u'*') {
            ++i;
        } else if (c == u'[') {
            const auto end = section.indexOf(u']', i);
            if (end < 0)
                return false;
            i = end;
        } else if (c == u'y' || c == u'd') {
            return true;
        } else if (c == u'm') {
            month = true;
        } else if (c == u'h' || c == u's') {
            time = true;
        }
    }
    return month && !time;
}

QDate dateOf(double serial, bool startsIn1904)
{
    constexpr double latest = 2'958'465; // 9999-12-31
    if (!std::isfinite(serial) || serial < 0 || serial > latest)
        return {};
    const auto days = qint64(std::floor(serial));
    if (startsIn1904)
        return QDate(1904, 1, 1).addDays(days);
    // The first spreadsheets held 1900 for a leap year, and so it has stayed.
    constexpr qint64 dayThatNeverWas = 60;
    if (days == 0 || days == dayThatNeverWas)
        return {};
    return QDate(1899, 12, days < dayThatNeverWas ? 31 : 30).addDays(days);
}

} // namespace models::numberFormats
