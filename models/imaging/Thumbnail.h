// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace models {

//! A small JPEG of a picture, without anything that the original says beside its pixels.
struct Thumbnail {
    //! What the sync lane for thumbnails carries (docs/protocol.md).
    static constexpr qsizetype byteCap = 60 * 1024;
    static constexpr int longSide = 480;

    QByteArray jpeg{};
    QSize size{};

    //! At most byteCap bytes and longSide pixels; empty when \a image is null.
    static Thumbnail of(const QImage &image);
};

} // namespace models
