// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/FolderLock.h"

#include <QDir>

#include <windows.h>

namespace models {

FolderLock::~FolderLock()
{
    if (m_handle != -1)
        CloseHandle(reinterpret_cast<HANDLE>(m_handle));
}

Result<bool> FolderLock::tryTake()
{
    const auto path = QDir::toNativeSeparators(m_file);
    // Shared with nobody: that is the lock.
    const HANDLE handle =
        CreateFileW(reinterpret_cast<const wchar_t *>(path.utf16()), GENERIC_READ | GENERIC_WRITE,
                    0, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle != INVALID_HANDLE_VALUE) {
        m_handle = reinterpret_cast<qintptr>(handle);
        return true;
    }
    const auto code = GetLastError();
    if (code == ERROR_SHARING_VIOLATION)
        return false;
    return Error{Error::Io, {}, {}, QString::number(code)};
}

} // namespace models
