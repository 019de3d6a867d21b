// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/Clock.h"

#include <QDateTime>

#include <chrono>

namespace models {

namespace {
// China has had one zone without summer time since 1992; a fixed offset needs no zone database.
constexpr int shanghaiOffsetSeconds = 8 * 3600;
} // namespace

QDate shanghaiDate(qint64 utcMs)
{
    return QDateTime::fromMSecsSinceEpoch(utcMs, Qt::OffsetFromUTC, shanghaiOffsetSeconds).date();
}

QDate Clock::today() const
{
    return shanghaiDate(nowMs());
}

qint64 SystemClock::nowMs() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

qint64 SystemClock::monotonicMs() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace models
