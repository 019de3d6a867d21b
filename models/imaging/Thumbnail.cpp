// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/Thumbnail.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPainter>

namespace models {

namespace {

//! On white, and with nothing but pixels: QImage carries texts of the original along.
QImage bare(const QImage &image, QSize size)
{
    const auto scaled = image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QImage result(size, QImage::Format_RGB32);
    result.fill(Qt::white);
    QPainter painter(&result);
    painter.drawImage(0, 0, scaled);
    return result;
}

QByteArray encoded(const QImage &image, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(quality);
    return writer.write(image) ? bytes : QByteArray();
}

} // namespace

Thumbnail Thumbnail::of(const QImage &image)
{
    if (image.isNull())
        return {};
    for (int side = longSide;; side /= 2) {
        auto size = image.size();
        if (size.width() > side || size.height() > side)
            size = size.scaled(side, side, Qt::KeepAspectRatio).expandedTo({1, 1});
        const auto picture = bare(image, size);
        for (const int quality : {82, 70, 55, 40}) {
            const auto bytes = encoded(picture, quality);
            if (bytes.size() <= byteCap)
                return {bytes, size};
        }
    }
}

} // namespace models
