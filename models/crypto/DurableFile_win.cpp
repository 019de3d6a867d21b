// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/DurableFile.h"

#include <QDir>
#include <QFile>
#include <QThread>

#include <io.h>
#include <windows.h>

namespace models::durable {

namespace {

Error lastError()
{
    const auto code = GetLastError();
    const bool full = code == ERROR_DISK_FULL || code == ERROR_HANDLE_DISK_FULL;
    return Error{full ? Error::DiskFull : Error::Io, {}, {}, QString::number(code)};
}

const wchar_t *wide(const QString &path)
{
    return reinterpret_cast<const wchar_t *>(path.utf16());
}

} // namespace

Result<void> sync(QFile &file)
{
    if (!file.flush())
        return errorOf(file);
    const auto handle = reinterpret_cast<HANDLE>(_get_osfhandle(file.handle()));
    if (!FlushFileBuffers(handle))
        return lastError();
    return {};
}

Result<void> replace(const QString &from, const QString &to)
{
    const auto source = QDir::toNativeSeparators(from);
    const auto target = QDir::toNativeSeparators(to);
    constexpr int attempts = 20;
    for (int attempt = 1;; ++attempt) {
        if (MoveFileExW(wide(source), wide(target),
                        MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
            return {};
        const auto error = lastError();
        const auto code = GetLastError();
        const bool held = code == ERROR_SHARING_VIOLATION || code == ERROR_ACCESS_DENIED;
        if (!held || attempt == attempts)
            return error;
        QThread::msleep(50);
    }
}

Result<void> makeFolder(const QString &path)
{
    // NTFS journals the names of folders by itself.
    if (!QDir().mkpath(path))
        return lastError();
    return {};
}

} // namespace models::durable
