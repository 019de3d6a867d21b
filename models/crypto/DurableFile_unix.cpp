// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/DurableFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace models::durable {

namespace {

Error lastError()
{
    return Error{errno == ENOSPC || errno == EDQUOT ? Error::DiskFull : Error::Io,
                 {},
                 {},
                 QString::number(errno)};
}

bool syncDescriptor(int descriptor)
{
    int outcome;
    do
        outcome = ::fsync(descriptor);
    while (outcome != 0 && errno == EINTR);
    return outcome == 0;
}

Result<void> syncFolder(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return lastError();
    // Some network file systems cannot sync a folder and say EINVAL; there is nothing to wait for.
    const bool done = ::fsync(descriptor) == 0 || errno == EINVAL;
    const auto error = lastError();
    ::close(descriptor);
    if (!done)
        return error;
    return {};
}

} // namespace

Result<void> sync(QFile &file)
{
    if (!file.flush())
        return errorOf(file);
    if (!syncDescriptor(file.handle()))
        return lastError();
    return {};
}

Result<void> replace(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return lastError();
    return syncFolder(QFileInfo(to).absolutePath());
}

Result<void> makeFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (folder.isDir())
        return {};
    const auto parent = folder.absolutePath();
    if (parent != folder.absoluteFilePath())
        BB_TRY(makeFolder(parent));
    if (::mkdir(QFile::encodeName(folder.absoluteFilePath()).constData(), 0700) != 0
        && errno != EEXIST)
        return lastError();
    return syncFolder(parent);
}

} // namespace models::durable
