// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/Platform.h"

#include <sys/types.h>

#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/sysctl.h>

namespace models::platform {

void forbidMemoryDumps()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifdef NDEBUG
    // A debugger attached by the developer would be killed by this.
    ptrace(PT_DENY_ATTACH, 0, nullptr, 0);
#endif
}

quint64 physicalMemory()
{
    quint64 bytes = 0;
    size_t size = sizeof bytes;
    return sysctlbyname("hw.memsize", &bytes, &size, nullptr, 0) == 0 ? bytes : 0;
}

} // namespace models::platform
