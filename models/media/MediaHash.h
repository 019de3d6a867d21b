// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QByteArray>

class QIODevice;

namespace models {

//! BLAKE2b-256 of an open device from its start to its end; Corrupt when it cannot be read whole.
Result<QByteArray> mediaHash(QIODevice &device);

} // namespace models
