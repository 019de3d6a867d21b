// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QString>

namespace models {

//! Lets one vault object at a time, in whatever process, hold a folder.
//!
//! The operating system gives the lock back when the process ends, however it ends. QLockFile would
//! not: killed between making its file and writing its process number into it, it leaves a lock
//! that nobody ever gets.
class FolderLock
{
public:
    explicit FolderLock(const QString &file) : m_file(file) { }
    ~FolderLock();
    FolderLock(const FolderLock &) = delete;
    FolderLock &operator=(const FolderLock &) = delete;

    //! Busy when another holds it, after a short wait; Io.
    Result<void> take();

private:
    Result<bool> tryTake();

    QString m_file;
    qintptr m_handle = -1;
};

} // namespace models
