// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace bench {

//! What the kernel says about a process; zeros where there is no /proc.
struct ProcessUsage {
    qint64 residentBytes = 0;
    qint64 peakBytes = 0; //!< since the last resetPeak
    double cpuMs = 0;

    static ProcessUsage of(qint64 pid);
    //! Gives freed memory back (own process only) and begins the peak anew.
    static void resetPeak(qint64 pid);
};

} // namespace bench
