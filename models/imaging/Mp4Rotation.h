// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QIODevice;

namespace models {

//! How far the picture of an MP4 or MOV file is to be turned clockwise to stand upright: 0, 90, 180
//! or 270, from its track header. Phones record portrait this way, and Qt 6.4 does not look. 0 for
//! everything else. Leaves \a device where it stood.
int mp4Rotation(QIODevice &device);

} // namespace models
