// SPDX-License-Identifier: GPL-3.0-or-later
//
// A library to be preloaded (LD_PRELOAD) that makes reading and writing files as slow as an old
// office PC's disk: BRANCHBOOK_DISK_BYTES_PER_SECOND, regular files only. Everything else passes.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <ctime>

namespace {

std::atomic<long long> debtNanoseconds{0};

long long bytesPerSecond()
{
    static const long long rate = [] {
        const char *text = std::getenv("BRANCHBOOK_DISK_BYTES_PER_SECOND");
        return text ? std::atoll(text) : 0;
    }();
    return rate;
}

bool isRegularFile(int descriptor)
{
    struct stat status;
    return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

// Sleeps in steps of some milliseconds, because shorter sleeps are not kept by the kernel.
ssize_t charged(int descriptor, ssize_t bytes)
{
    const auto rate = bytesPerSecond();
    if (bytes <= 0 || rate <= 0 || !isRegularFile(descriptor))
        return bytes;
    constexpr long long step = 4'000'000;
    const auto debt = debtNanoseconds += bytes * 1'000'000'000LL / rate;
    if (debt >= step) {
        const auto due = debtNanoseconds.exchange(0);
        const timespec pause{time_t(due / 1'000'000'000), long(due % 1'000'000'000)};
        ::nanosleep(&pause, nullptr);
    }
    return bytes;
}

template <typename Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

ssize_t read(int descriptor, void *buffer, size_t size)
{
    static const auto real = next<ssize_t (*)(int, void *, size_t)>("read");
    return charged(descriptor, real(descriptor, buffer, size));
}

ssize_t pread(int descriptor, void *buffer, size_t size, off_t offset)
{
    static const auto real = next<ssize_t (*)(int, void *, size_t, off_t)>("pread");
    return charged(descriptor, real(descriptor, buffer, size, offset));
}

ssize_t pread64(int descriptor, void *buffer, size_t size, off64_t offset)
{
    static const auto real = next<ssize_t (*)(int, void *, size_t, off64_t)>("pread64");
    return charged(descriptor, real(descriptor, buffer, size, offset));
}

ssize_t write(int descriptor, const void *buffer, size_t size)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t)>("write");
    return charged(descriptor, real(descriptor, buffer, size));
}

ssize_t pwrite(int descriptor, const void *buffer, size_t size, off_t offset)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off_t)>("pwrite");
    return charged(descriptor, real(descriptor, buffer, size, offset));
}

ssize_t pwrite64(int descriptor, const void *buffer, size_t size, off64_t offset)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    return charged(descriptor, real(descriptor, buffer, size, offset));
}

} // extern "C"
