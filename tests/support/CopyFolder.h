// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>

namespace support {

//! All files and folders of \a from below \a to; false when one could not be copied.
inline bool copyFolder(const QString &from, const QString &to)
{
    if (!QDir().mkpath(to))
        return false;
    const auto entries =
        QDir(from).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const auto &entry : entries) {
        const auto target = QDir(to).filePath(entry.fileName());
        const bool copied = entry.isDir() ? copyFolder(entry.filePath(), target)
                                          : QFile::copy(entry.filePath(), target);
        if (!copied)
            return false;
    }
    return true;
}

//! Turns a bit in every page of a database but the first \a spared ones; false when there are none.
inline bool damagePages(const QString &path, int spared)
{
    constexpr qint64 pageSize = 4096;
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || file.size() <= spared * pageSize)
        return false;
    for (qint64 at = spared * pageSize + 100; at < file.size(); at += pageSize) {
        char byte = 0;
        if (!file.seek(at) || !file.getChar(&byte) || !file.seek(at)
            || !file.putChar(char(byte ^ 0x40)))
            return false;
    }
    return true;
}

} // namespace support
