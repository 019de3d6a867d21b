// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/VideoFrameImage.h"

#include <QTransform>
#include <QVideoFrame>

namespace models {

QImage uprightImage(const QVideoFrame &frame, int rotation)
{
    const auto image = frame.toImage();
    if (rotation == 0 || frame.rotationAngle() != 0)
        return image;
    return image.transformed(QTransform().rotate(rotation));
}

} // namespace models
