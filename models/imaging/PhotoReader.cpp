// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/PhotoReader.h"

#include "models/imaging/ExifFacts.h"
#include "models/imaging/JpegSegments.h"

#include <QColorSpace>
#include <QImageReader>
#include <QIODevice>

using namespace Qt::StringLiterals;

namespace models {

namespace {

// Cameras put EXIF, XMP and a preview before the picture.
constexpr qint64 headBytes = 2 * 1024 * 1024;

struct Head {
    QByteArray bytes;
    std::optional<QList<JpegSegment>> segments;

    explicit Head(QIODevice &device)
    {
        device.seek(0);
        bytes = device.read(headBytes);
        segments = jpeg::segments(bytes, false);
        device.seek(0);
    }
};

bool isHeic(QByteArrayView bytes)
{
    if (bytes.size() < 12 || bytes.sliced(4, 4) != "ftyp")
        return false;
    const auto brand = bytes.sliced(8, 4);
    for (const auto *known : {"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"}) {
        if (brand == known)
            return true;
    }
    return false;
}

bool isAllowed(const QByteArray &format)
{
    static const QList<QByteArray> formats{"jpeg", "png", "webp", "gif", "bmp", "tiff"};
    return formats.contains(format);
}

//! Opens \a reader on a device whose picture is allowed and not too large.
Result<PhotoFacts> inspect(QImageReader &reader, QIODevice &device)
{
    const Head head(device);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    reader.setDevice(&device);
    PhotoFacts facts;
    facts.format = reader.format();
    if (isHeic(head.bytes) && !reader.canRead())
        return Error{Error::Unsupported, {}, u"heic"_s};
    if (!isHeic(head.bytes) && !isAllowed(facts.format))
        return Error{Error::Unsupported, {}, u"picture"_s};

    facts.size = reader.size();
    if (facts.size.isEmpty())
        return Error{Error::Corrupt, {}, u"picture"_s};
    // JPEG is scaled while it is unpacked, unless it comes in several passes.
    const bool scales = head.segments && !jpeg::isProgressive(*head.segments);
    const auto cap = scales ? PhotoReader::pixelCap : PhotoReader::wholePixelCap;
    if (qint64(facts.size.width()) * facts.size.height() > cap)
        return Error{Error::TooLarge, {}, u"pixels"_s, {}, cap * 4};
    if (reader.transformation() & QImageIOHandler::TransformationRotate90)
        facts.size.transpose();

    if (head.segments) {
        for (const auto &segment : *head.segments) {
            const auto content = segment.content(head.bytes);
            if (segment.marker == jpeg::app1 && jpeg::isExif(content)) {
                const auto exif = exifFacts(content);
                facts.takenAt = exif.takenAt;
                facts.hasLocation = exif.hasLocation;
                break;
            }
        }
    }
    return facts;
}

} // namespace

Result<PhotoFacts> PhotoReader::facts()
{
    QImageReader reader;
    return inspect(reader, m_device);
}

Result<QImage> PhotoReader::read(QSize bounds)
{
    QImageReader reader;
    BB_TRY_ASSIGN(facts, inspect(reader, m_device));
    auto size = facts.size;
    if (bounds.isValid() && (size.width() > bounds.width() || size.height() > bounds.height()))
        size = size.scaled(bounds, Qt::KeepAspectRatio).expandedTo({1, 1});
    if (qint64(size.width()) * size.height() > wholePixelCap)
        size = size.scaled(6000, 6000, Qt::KeepAspectRatio).expandedTo({1, 1});
    if (size != facts.size) {
        // The reader scales before it turns the picture upright.
        const bool turned = reader.transformation() & QImageIOHandler::TransformationRotate90;
        reader.setScaledSize(turned ? size.transposed() : size);
    }
    auto image = reader.read();
    if (image.isNull())
        return Error{Error::Corrupt, {}, u"picture"_s};
    if (image.colorSpace().isValid())
        image.convertToColorSpace(QColorSpace::SRgb);
    return image;
}

} // namespace models
