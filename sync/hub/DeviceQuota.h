// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QHash>

#include <mutex>

namespace models {
class Clock;
}

namespace hub {

//! What one device may ask of the hub, so that none takes it from the others. Any thread.
class DeviceQuota
{
public:
    explicit DeviceQuota(const models::Clock &clock) : m_clock(clock) { }

    //! Counts a request with a body of \a bytes. TooManyAttempts ("rate", "bytes") with the
    //! milliseconds to wait; what is refused is not counted.
    models::Result<void> admit(qint64 device, qint64 bytes);

    //! At once after a quiet minute; then as many a minute, evenly.
    static constexpr qint64 requestsPerMinute = 1'200;
    //! The same for bytes and days.
    static constexpr qint64 bytesPerDay = qint64(64) * 1024 * 1024 * 1024;

    static constexpr qint64 minuteMs = 60'000;
    static constexpr qint64 dayMs = 86'400'000;
    static constexpr qint64 requestMs = minuteMs / requestsPerMinute; //!< what a request costs
    static constexpr qint64 bytesPerMs = bytesPerDay / dayMs;

    //! Two buckets that leak: each is full at what the name says, and empties within that time.
    struct Account {
        qint64 at = 0; //!< monotonic, of the levels
        qint64 requests = 0; //!< in milliseconds of a minute
        qint64 bytes = 0;
    };
    static void leak(Account &account, qint64 now);
    //! What admit() says of one more request to this account.
    static models::Result<void> check(const Account &account, qint64 bytes);

private:
    void forgetIdle(qint64 now);

    const models::Clock &m_clock;
    std::mutex m_mutex;
    QHash<qint64, Account> m_accounts;
    qint64 m_sweptAt = 0;
};

} // namespace hub
