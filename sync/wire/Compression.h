// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QByteArray>

namespace wire {

//! One zstd frame that states its content size.
QByteArray compress(QByteArrayView bytes, int level = 3);
//! TooLarge before anything is allocated when the frame claims or yields more than \a cap bytes;
//! Corrupt when it is no zstd frame.
models::Result<QByteArray> decompress(QByteArrayView frame, qint64 cap);

} // namespace wire
