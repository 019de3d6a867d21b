// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

class QIODevice;

namespace models {

//! What a picture says about itself.
struct PhotoFacts {
    QByteArray format{}; //!< Qt's word: "jpeg", "png"
    QSize size{}; //!< as it is shown, after the camera's rotation
    qint64 takenAt = 0; //!< UTC milliseconds; 0 when it says nothing
    bool hasLocation = false; //!< EXIF holds GPS data
};

//! Reads pictures that come from anywhere: JPEG, PNG, WebP, GIF, BMP and TIFF, by their content.
//!
//! What unpacks to more than this PC should hold is refused before it is unpacked (TooLarge). HEIC
//! is Unsupported with the reason "heic" where no decoder is installed; other formats are
//! Unsupported with "picture"; Corrupt when the picture is damaged. Any thread.
class PhotoReader
{
public:
    //! \a device is open, not sequential, and outlives the reader.
    explicit PhotoReader(QIODevice &device) : m_device(device) { }

    Result<PhotoFacts> facts();
    //! The picture upright, made to fit \a bounds where it is larger; without bounds as it is.
    Result<QImage> read(QSize bounds = {});

    //! The most pixels that are read at all; fewer for formats that must be unpacked whole.
    static constexpr qint64 pixelCap = 200'000'000;
    static constexpr qint64 wholePixelCap = 40'000'000;

private:
    QIODevice &m_device;
};

} // namespace models
