// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/AttemptLimiter.h"

#include "models/domain/Clock.h"

namespace hub {

void AttemptLimiter::forgetOld()
{
    const auto now = m_clock.monotonicMs();
    m_windows.removeIf([&](QHash<QByteArray, Window>::iterator window) {
        return now - window->startedAt >= windowMs;
    });
}

bool AttemptLimiter::mayTry(const QByteArray &address)
{
    const std::lock_guard lock(m_mutex);
    forgetOld();
    return m_windows.value(address).failures < maximumFailures;
}

void AttemptLimiter::noteFailure(const QByteArray &address)
{
    const std::lock_guard lock(m_mutex);
    auto &window = m_windows[address];
    if (window.failures++ == 0)
        window.startedAt = m_clock.monotonicMs();
}

} // namespace hub
