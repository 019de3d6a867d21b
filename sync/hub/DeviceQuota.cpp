// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/DeviceQuota.h"

#include "models/domain/Clock.h"

#include <algorithm>

namespace hub {

using models::Error;
using models::Result;

namespace {

Error waitFor(qint64 milliseconds, const char *reason)
{
    return {Error::TooManyAttempts, {}, QString::fromLatin1(reason), {}, milliseconds};
}

} // namespace

void DeviceQuota::leak(Account &account, qint64 now)
{
    const auto elapsed = std::clamp(now - account.at, qint64(0), dayMs);
    account.requests = std::max(qint64(0), account.requests - elapsed);
    account.bytes = std::max(qint64(0), account.bytes - elapsed * bytesPerMs);
    account.at = now;
}

void DeviceQuota::forgetIdle(qint64 now)
{
    if (now - m_sweptAt < minuteMs)
        return;
    m_sweptAt = now;
    m_accounts.removeIf([&](QHash<qint64, Account>::iterator account) {
        leak(*account, now);
        return account->requests == 0 && account->bytes == 0;
    });
}

Result<void> DeviceQuota::check(const Account &account, qint64 bytes)
{
    if (account.requests + requestMs > minuteMs)
        return waitFor(account.requests + requestMs - minuteMs, "rate");
    if (account.bytes + bytes > bytesPerDay)
        return waitFor((account.bytes + bytes - bytesPerDay) / bytesPerMs + 1, "bytes");
    return {};
}

Result<void> DeviceQuota::admit(qint64 device, qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.monotonicMs();
    forgetIdle(now);
    auto &account = m_accounts[device];
    leak(account, now);
    BB_TRY(check(account, bytes));
    account.requests += requestMs;
    account.bytes += bytes;
    return {};
}

} // namespace hub
