// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <random>

namespace simulation {

//! The one source of a history's course: the same seed, the same history on every platform, for
//! which the standard's distributions are not made.
class Chance
{
public:
    explicit Chance(quint64 seed) : m_engine(seed) { }

    bool happens(double probability) { return double(m_engine() >> 11) * 0x1p-53 < probability; }
    //! 0 … \a count - 1.
    int below(int count) { return int(m_engine() % quint64(count)); }
    qint64 between(qint64 least, qint64 most)
    {
        return least + qint64(m_engine() % quint64(most - least + 1));
    }
    template <typename List>
    auto &oneOf(List &list)
    {
        return list[below(int(list.size()))];
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace simulation
