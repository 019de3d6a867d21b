// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProcessUsage.h"

#include <QCoreApplication>
#include <QFile>

#ifdef Q_OS_LINUX
#include <ctime>
#include <malloc.h>
#endif

namespace bench {

#ifdef Q_OS_LINUX

namespace {

QByteArray contentOf(qint64 pid, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1StringView(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 kibOf(const QByteArray &status, const char *field)
{
    const auto at = status.indexOf(field);
    return at < 0
        ? 0
        : status.mid(at + qsizetype(qstrlen(field)), 24).simplified().split(' ')[0].toLongLong();
}

} // namespace

ProcessUsage ProcessUsage::of(qint64 pid)
{
    ProcessUsage usage;
    const auto status = contentOf(pid, "status");
    usage.residentBytes = kibOf(status, "VmRSS:") * 1024;
    usage.peakBytes = kibOf(status, "VmHWM:") * 1024;
    // The ticks of /proc are ten milliseconds, longer than a quiet sync.
    clockid_t clock = 0;
    timespec spent{};
    if (clock_getcpuclockid(pid_t(pid), &clock) == 0 && clock_gettime(clock, &spent) == 0)
        usage.cpuMs = double(spent.tv_sec) * 1000 + double(spent.tv_nsec) / 1e6;
    return usage;
}

void ProcessUsage::resetPeak(qint64 pid)
{
    if (pid == QCoreApplication::applicationPid())
        malloc_trim(0);
    QFile file(QStringLiteral("/proc/%1/clear_refs").arg(pid));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

#else

ProcessUsage ProcessUsage::of(qint64)
{
    return {};
}

void ProcessUsage::resetPeak(qint64)
{
}

#endif

} // namespace bench
