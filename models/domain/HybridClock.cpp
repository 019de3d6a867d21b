// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/HybridClock.h"

#include "models/domain/Clock.h"

#include <algorithm>

namespace models {

quint64 HybridClock::next()
{
    const auto wall = quint64(std::max<qint64>(m_clock.nowMs(), 0)) << 16;
    m_last = std::max(wall, m_last + 1);
    return m_last;
}

void HybridClock::observe(quint64 stamp)
{
    m_last = std::max(m_last, stamp);
}

} // namespace models
