// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QByteArray>

namespace models {

//! A copy of a JPEG file that no longer says where it was taken, for what leaves this PC by export.
//!
//! The picture is not coded anew; orientation and time stay. Gone are the GPS block and the
//! maker's notes of EXIF, XMP and IPTC (both may name the place), and what cameras hang on behind
//! the picture. Unsupported when it is no JPEG, Corrupt when it breaks off.
Result<QByteArray> withoutLocation(const QByteArray &jpeg);

} // namespace models
