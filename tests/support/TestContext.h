// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Clock.h"
#include "models/domain/RandomSource.h"

#include <QDate>
#include <QString>

#include <random>

namespace support {

//! A clock that stands still until told; starts at 2026-11-07 09:00 in Asia/Shanghai.
class FakeClock final : public models::Clock
{
public:
    qint64 nowMs() const override { return m_now; }
    qint64 monotonicMs() const override { return m_monotonic; }
    void advance(qint64 milliseconds)
    {
        m_now += milliseconds;
        m_monotonic += milliseconds;
    }
    //! The wall clock jumps, the monotonic one does not.
    void setNow(qint64 utcMs) { m_now = utcMs; }

private:
    qint64 m_now = 1'794'013'200'000;
    qint64 m_monotonic = 0;
};

//! Repeatable bytes from a seed.
class FakeRandom final : public models::RandomSource
{
public:
    explicit FakeRandom(quint64 seed = 1) : m_engine(seed) { }
    void fill(void *bytes, qsizetype size) override;

private:
    std::mt19937_64 m_engine;
};

//! A made-up identity number: area 990000, which exists nowhere, with a correct check character.
QString sampleIdentityNumber(const QDate &birth, int sequence);

//! Path of a file in tests/data.
QString dataFile(const QString &name);
//! Path of a file of the source tree.
QString sourceFile(const QString &name);

} // namespace support
