// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

class QVideoFrame;

namespace models {

//! A frame as an upright picture. \a rotation is that of mp4Rotation(); a newer Qt turns the frame
//! itself, says so by the frame's angle, and is then left alone. Only in a QGuiApplication.
QImage uprightImage(const QVideoFrame &frame, int rotation);

} // namespace models
