// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/FolderLock.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace models {

// The file stays: removing it would let two processes lock two files of one name.
FolderLock::~FolderLock()
{
    if (m_handle >= 0)
        ::close(int(m_handle));
}

Result<bool> FolderLock::tryTake()
{
    const int descriptor = ::open(QFile::encodeName(m_file).constData(),
                                  O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return Error{Error::Io, {}, {}, QString::number(errno)};
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
        m_handle = descriptor;
        return true;
    }
    const int code = errno;
    ::close(descriptor);
    if (code == EWOULDBLOCK || code == EINTR)
        return false;
    return Error{Error::Io, {}, {}, QString::number(code)};
}

} // namespace models
