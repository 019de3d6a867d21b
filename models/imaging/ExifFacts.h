// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtGlobal>

namespace models {

//! The few things of a camera's EXIF block that the product uses.
struct ExifFacts {
    //! UTC milliseconds of the original; Asia/Shanghai when the camera names no zone; 0 when it
    //! says nothing usable.
    qint64 takenAt = 0;
    bool hasLocation = false;
};

//! From the content of an APP1 segment, with its "Exif" mark. Damaged blocks give what they can.
ExifFacts exifFacts(QByteArrayView content);

} // namespace models
