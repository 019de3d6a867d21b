// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>
#include <QTimer>

namespace models {

class Clock;
class RandomSource;
class Vault;

//! Sweeps the media folder of an open vault while nobody waits for it: some time after unlock and
//! once a day, on a worker with a connection of its own.
class MediaSweeper
{
public:
    //! All must outlive the sweeper.
    MediaSweeper(const Vault &vault, const Clock &clock, RandomSource &random);
    //! Waits for a sweep under way.
    ~MediaSweeper();

    //! Not at once: the first pages come first.
    void start(int firstAfterMs = 30'000);
    //! Does nothing while one is under way.
    void sweepNow();

private:
    void sweep();

    const Vault &m_vault;
    const Clock &m_clock;
    RandomSource &m_random;
    QTimer m_timer;
    QThreadPool m_pool;
};

} // namespace models
