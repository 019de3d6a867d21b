// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QtGlobal>

namespace models {

//! What time it is; handed in, so that tests choose it.
class Clock
{
public:
    virtual ~Clock() = default;

    //! Wall clock, milliseconds since 1970 UTC. May jump.
    virtual qint64 nowMs() const = 0;
    //! Milliseconds since some start; never goes back.
    virtual qint64 monotonicMs() const = 0;

    //! Today's date in Asia/Shanghai, where every date of the product lives.
    QDate today() const;
};

//! The PC's own clock.
class SystemClock final : public Clock
{
public:
    qint64 nowMs() const override;
    qint64 monotonicMs() const override;
};

//! The Asia/Shanghai date of a UTC time in milliseconds.
QDate shanghaiDate(qint64 utcMs);

} // namespace models
