// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/DurableFile.h"

#include <QFileDevice>

#include <cerrno>

namespace models::durable {

Error errorOf(const QFileDevice &file)
{
    // EFBIG: the disk may have room, but the file system (FAT32) or a limit has none for this file.
    const bool full = file.error() == QFileDevice::ResourceError || errno == ENOSPC
        || errno == EFBIG
#ifdef EDQUOT
        || errno == EDQUOT
#endif
        ;
    return Error{full ? Error::DiskFull : Error::Io, {}, {}, QString::number(errno)};
}

} // namespace models::durable
