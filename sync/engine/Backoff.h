// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace models {
class RandomSource;
}

namespace engine {

//! How long to wait before the next sync. Every wait is scattered, so that a town's PCs that lost
//! the network together do not come back together.
class Backoff
{
public:
    explicit Backoff(models::RandomSource &random) : m_random(random) { }

    //! 15 s after the first failure, doubling to 15 min; never less than the hub asked for.
    qint64 afterFailure(qint64 askedMs);
    //! Near what the hub asked for.
    qint64 afterSuccess(int nextAfterSeconds);

private:
    //! Between \a low and \a high.
    qint64 scatter(qint64 low, qint64 high);

    models::RandomSource &m_random;
    int m_failures = 0;
};

} // namespace engine
