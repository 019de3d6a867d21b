// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/ReplayGuard.h"

#include "models/domain/Clock.h"

#include "sync/hub/NonceMint.h"

namespace hub {

ReplayGuard::Use ReplayGuard::take(const QByteArray &key, const QByteArray &id)
{
    // Each set covers as long as a nonce is good, so the two together always do.
    const auto period = m_clock.monotonicMs() / (NonceMint::periodMs * NonceMint::acceptedPeriods);
    const std::lock_guard lock(m_mutex);
    if (period != m_period) {
        m_previous = period == m_period + 1 ? std::move(m_current) : QSet<QByteArray>();
        m_current = {};
        m_period = period;
    }
    const auto entry = key + '/' + id;
    if (m_current.contains(entry) || m_previous.contains(entry))
        return Use::Again;
    if (m_current.size() >= maximumKept)
        return Use::TooMany;
    m_current.insert(entry);
    return Use::First;
}

} // namespace hub
