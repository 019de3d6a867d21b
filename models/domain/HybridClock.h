// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace models {

class Clock;

//! Hybrid logical clock: 48 bits of UTC milliseconds, 16 bits of counter, never repeats or goes
//! back on one device even when the PC's clock does.
//!
//! It decides only which of two concurrent values is shown, never whether one is kept.
class HybridClock
{
public:
    //! \a last is the highest stamp this device has given or seen.
    explicit HybridClock(const Clock &clock, quint64 last = 0) : m_clock(clock), m_last(last) { }

    quint64 next();
    //! Takes note of another device's stamp.
    void observe(quint64 stamp);
    quint64 last() const { return m_last; }

    static qint64 milliseconds(quint64 stamp) { return qint64(stamp >> 16); }

private:
    const Clock &m_clock;
    quint64 m_last;
};

} // namespace models
