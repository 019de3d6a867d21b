// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/Platform.h"

#include <sys/resource.h>
#include <unistd.h>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace models::platform {

void forbidMemoryDumps()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifdef Q_OS_LINUX
    // Also keeps ptrace and /proc/self/mem from other processes of the same user, and works where
    // core_pattern pipes the dump to a program, which ignores RLIMIT_CORE.
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

quint64 physicalMemory()
{
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageSize = sysconf(_SC_PAGESIZE);
    return pages > 0 && pageSize > 0 ? quint64(pages) * quint64(pageSize) : 0;
}

} // namespace models::platform
