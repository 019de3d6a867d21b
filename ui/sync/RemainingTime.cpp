// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/RemainingTime.h"

#include "models/domain/Clock.h"

#include <algorithm>

namespace ui {

namespace {
constexpr qint64 guessAfterMs = 5'000;
constexpr qint64 longestGuessMs = 24LL * 3'600'000;
} // namespace

void RemainingTime::start()
{
    m_startedAt = m_clock.monotonicMs();
}

std::optional<qint64> RemainingTime::guess(qint64 done, qint64 total) const
{
    const auto spent = m_clock.monotonicMs() - m_startedAt;
    if (spent < guessAfterMs || done <= 0 || total <= 0)
        return {};
    const auto left = std::max<qint64>(0, total - done);
    // Compared as they are: a huge quotient would not fit into an integer.
    const double guess = double(spent) * double(left) / double(done);
    return guess < double(longestGuessMs) ? qint64(guess) : longestGuessMs;
}

} // namespace ui
