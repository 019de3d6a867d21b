// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>

namespace support {

//! A JPEG file as a phone writes it: a picture of coloured quarters (red, green over blue, yellow)
//! with EXIF. The place is in the open sea.
struct SamplePicture {
    QSize size{320, 240};
    int orientation = 1; //!< EXIF: 1 upright, 6 to be turned clockwise
    QByteArray time = "2026:11:05 14:30:00";
    QByteArray zone{}; //!< "+08:00"
    bool location = false;
    bool makerNote = false;
    bool xmp = false;
    QByteArray behind{}; //!< hung on after the picture

    QByteArray jpeg() const;

    //! Bytes of the place that must be gone after its removal.
    static QByteArray latitudeBytes();
};

} // namespace support
