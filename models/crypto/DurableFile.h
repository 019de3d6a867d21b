// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QString>

class QFile;
class QFileDevice;

//! What must be true on the disk, not just in the operating system's memory, before a promise is
//! given.
namespace models::durable {

//! Returns once the file's bytes would survive a power cut.
Result<void> sync(QFile &file);

//! Moves \a from to \a to, replacing what is there; survives a power cut once it returned. Both in
//! the same file system. A virus scanner's short hold on the file is waited out.
Result<void> replace(const QString &from, const QString &to);

//! Makes the folder (0700) with those above it, so that it survives a power cut.
Result<void> makeFolder(const QString &path);

//! DiskFull or Io, from the file's last failed call.
Error errorOf(const QFileDevice &file);

} // namespace models::durable
