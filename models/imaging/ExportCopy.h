// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QString>

class QIODevice;

namespace models {

//! Writes a readable copy of a file of the vault where the user asked for it, photos (JPEG) without
//! the place they were taken at. The copy appears when it is complete. Any thread.
Result<void> exportCopy(QIODevice &source, const QString &path);

} // namespace models
