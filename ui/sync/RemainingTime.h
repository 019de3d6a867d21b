// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>

namespace models {
class Clock;
}

namespace ui {

//! How long something under way still takes, by the pace so far and the monotonic clock. Says
//! nothing rather than nonsense: a guess from the first seconds is worth nothing.
class RemainingTime
{
public:
    //! \a clock must outlive it.
    explicit RemainingTime(const models::Clock &clock) : m_clock(clock) { }

    //! It begins now.
    void start();
    //! Milliseconds: never negative, a day at the most. Empty in the first five seconds, and
    //! before anything is done or how much there is to do is known.
    std::optional<qint64> guess(qint64 done, qint64 total) const;

private:
    const models::Clock &m_clock;
    qint64 m_startedAt = 0; //!< monotonic
};

} // namespace ui
