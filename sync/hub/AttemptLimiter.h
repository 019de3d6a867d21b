// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <mutex>

namespace models {
class Clock;
}

namespace hub {

//! Counts wrong enrolment codes of an address, so that codes cannot be searched for. Any thread.
class AttemptLimiter
{
public:
    explicit AttemptLimiter(const models::Clock &clock) : m_clock(clock) { }

    bool mayTry(const QByteArray &address);
    void noteFailure(const QByteArray &address);

    static constexpr int maximumFailures = 20;
    static constexpr qint64 windowMs = 15 * 60'000;

private:
    struct Window {
        qint64 startedAt = 0;
        int failures = 0;
    };
    void forgetOld();

    const models::Clock &m_clock;
    std::mutex m_mutex;
    QHash<QByteArray, Window> m_windows;
};

} // namespace hub
