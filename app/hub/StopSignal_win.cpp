// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/StopSignal.h"

#include <atomic>

#define WIN32_LEAN_AND_MEAN
#include <windows.h>

namespace hubapp {

namespace {

// The system calls the handler on a thread of its own and hands it nothing of ours.
std::atomic<HANDLE> stopEvent{nullptr};

BOOL WINAPI onConsoleEvent(DWORD)
{
    SetEvent(stopEvent);
    return TRUE;
}

} // namespace

void holdStopSignals()
{
    stopEvent = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

void waitForStop()
{
    WaitForSingleObject(stopEvent, INFINITE);
}

} // namespace hubapp
