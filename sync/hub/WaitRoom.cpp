// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/WaitRoom.h"

#include <algorithm>
#include <vector>

namespace hub {

void WaitRoom::Seat::whenCalled(std::function<void()> wake)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isCalled) {
            m_wake = std::move(wake);
            return;
        }
    }
    wake();
}

bool WaitRoom::Seat::hasNews() const
{
    const std::lock_guard lock(m_mutex);
    return m_hasNews;
}

bool WaitRoom::Seat::reads(const ChangedStream &stream) const
{
    return m_scope.mayRead(stream.path, stream.streamClass)
        && std::ranges::any_of(m_scope.grants(), [&](const Grant &grant) {
               return stream.path.startsWith(grant.organisation.path);
           });
}

void WaitRoom::Seat::call(bool news)
{
    std::function<void()> wake;
    {
        const std::lock_guard lock(m_mutex);
        m_hasNews = m_hasNews || news;
        if (std::exchange(m_isCalled, true))
            return;
        wake = std::move(m_wake);
    }
    if (wake)
        wake();
}

Result<std::shared_ptr<WaitRoom::Seat>> WaitRoom::enter(qint64 device, Scope scope)
{
    auto seat = std::make_shared<Seat>(std::move(scope));
    std::shared_ptr<Seat> before;
    {
        const std::lock_guard lock(m_mutex);
        before = m_seats.value(device).lock();
        if (!before && m_seats.size() >= m_seatCount)
            forgetGone();
        if (!before && m_seats.size() >= m_seatCount)
            return Error::Busy;
        m_seats.insert(device, seat);
    }
    if (before)
        before->call(false);
    return seat;
}

void WaitRoom::forgetGone()
{
    m_seats.removeIf(
        [](QHash<qint64, std::weak_ptr<Seat>>::iterator seat) { return seat->expired(); });
}

void WaitRoom::announce(const QList<ChangedStream> &streams, qint64 device)
{
    std::vector<std::shared_ptr<Seat>> concerned;
    {
        const std::lock_guard lock(m_mutex);
        forgetGone();
        for (auto it = m_seats.cbegin(); it != m_seats.cend(); ++it) {
            auto seat = it->lock();
            const auto reads = [&](const ChangedStream &stream) { return seat->reads(stream); };
            if (seat && it.key() != device && std::ranges::any_of(streams, reads))
                concerned.push_back(std::move(seat));
        }
    }
    // Outside the lock, because whoever is called may enter again.
    for (const auto &seat : concerned)
        seat->call(true);
}

void WaitRoom::callAll()
{
    QHash<qint64, std::weak_ptr<Seat>> seats;
    {
        const std::lock_guard lock(m_mutex);
        seats.swap(m_seats);
    }
    for (const auto &known : std::as_const(seats)) {
        if (const auto seat = known.lock())
            seat->call(true);
    }
}

} // namespace hub
