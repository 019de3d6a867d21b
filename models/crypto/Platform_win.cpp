// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/Platform.h"

#include <windows.h>

// After windows.h, whose types it uses.
#include <werapi.h>

#include <string>

namespace models::platform {

void forbidMemoryDumps()
{
    // Error reporting would otherwise write, and may send, a dump of the process.
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    WerSetFlags(WER_FAULT_REPORTING_FLAG_NOHEAP);
    std::wstring program(32'768, L'\0');
    const DWORD length = GetModuleFileNameW(nullptr, program.data(), DWORD(program.size()));
    if (length > 0 && length < program.size())
        WerAddExcludedApplication(program.c_str(), FALSE);
}

quint64 physicalMemory()
{
    MEMORYSTATUSEX status{};
    status.dwLength = sizeof status;
    return GlobalMemoryStatusEx(&status) ? status.ullTotalPhys : 0;
}

} // namespace models::platform
