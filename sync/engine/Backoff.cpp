// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/Backoff.h"

#include "models/domain/RandomSource.h"

#include <algorithm>

namespace engine {

namespace {
constexpr qint64 shortestMs = 15'000;
constexpr qint64 longestMs = 15 * 60'000;
constexpr int longestShift = 6;
} // namespace

qint64 Backoff::afterFailure(qint64 askedMs)
{
    const auto pause = std::min(longestMs, shortestMs << std::min(m_failures, longestShift));
    ++m_failures;
    return std::max(askedMs, qint64(0)) + scatter(pause / 2, pause);
}

qint64 Backoff::afterSuccess(int nextAfterSeconds)
{
    m_failures = 0;
    const auto asked = qint64(std::clamp(nextAfterSeconds, 5, 24 * 3600)) * 1000;
    return scatter(asked - asked / 4, asked + asked / 4);
}

qint64 Backoff::scatter(qint64 low, qint64 high)
{
    quint64 word = 0;
    m_random.fill(&word, sizeof word);
    return low + qint64(word % quint64(high - low + 1));
}

} // namespace engine
