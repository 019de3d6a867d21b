// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace simulation {

//! Copies a folder with everything in it; ends the program when that fails.
inline void copyFolder(const QString &from, const QString &to)
{
    const QDir source(from);
    QDir().mkpath(to);
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto file = files.next();
        const auto target = to + u'/' + source.relativeFilePath(file);
        QDir().mkpath(QFileInfo(target).path());
        if (!QFile::copy(file, target))
            qFatal("A file of a template could not be copied");
    }
}

//! Memory where the platform shows it as a folder: a thousand histories are a great many flushes.
inline QString fastestFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    return QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
}

} // namespace simulation
