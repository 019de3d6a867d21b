// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QByteArrayView>
#include <QString>

//! Files of a few kilobytes that are always whole: the vault's header, its attempts.
namespace models::smallfile {

//! Writes a new file beside \a path, readable by its owner only, and renames it over: after a crash
//! there is the old content or the new. Only for bytes that are sealed or tell nothing.
Result<void> write(const QString &path, QByteArrayView bytes);

//! The whole file; NotFound, TooLarge above \a limit bytes.
Result<QByteArray> read(const QString &path, qint64 limit);

} // namespace models::smallfile
