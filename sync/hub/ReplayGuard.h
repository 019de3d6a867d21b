// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>

#include <mutex>

namespace models {
class Clock;
}

namespace hub {

//! Remembers the proofs that were used for as long as their nonce is good. Any thread.
//!
//! It may forget with the process: NonceMint's key goes with it, and each process of several takes
//! only its own nonces.
class ReplayGuard
{
public:
    explicit ReplayGuard(const models::Clock &clock) : m_clock(clock) { }

    enum class Use { First, Again, TooMany };
    //! Takes the proof with this id of this key.
    Use take(const QByteArray &key, const QByteArray &id);

    static constexpr qsizetype maximumKept = 500'000;

private:
    const models::Clock &m_clock;
    std::mutex m_mutex;
    qint64 m_period = 0;
    QSet<QByteArray> m_current;
    QSet<QByteArray> m_previous;
};

} // namespace hub
