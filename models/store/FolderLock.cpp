// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/FolderLock.h"

#include <QThread>

namespace models {

Result<void> FolderLock::take()
{
    // A program that locks itself starts anew: the old process may be a moment from its end.
    constexpr int attempts = 10;
    constexpr int pauseMs = 20;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (attempt > 0)
            QThread::msleep(pauseMs);
        BB_TRY_ASSIGN(taken, tryTake());
        if (taken)
            return {};
    }
    return Error::Busy;
}

} // namespace models
