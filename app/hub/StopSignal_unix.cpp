// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/StopSignal.h"

#include <csignal>

namespace hubapp {

namespace {

sigset_t stopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

} // namespace

void holdStopSignals()
{
    // Threads inherit the mask, so only the one that waits sees the signal.
    const auto set = stopSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void waitForStop()
{
    const auto set = stopSignals();
    int signal = 0;
    sigwait(&set, &signal);
}

} // namespace hubapp
