// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/JpegSegments.h"

#include <QtEndian>

#include <algorithm>

namespace models {

QByteArrayView JpegSegment::content(QByteArrayView file) const
{
    constexpr qsizetype headSize = 4;
    if (size < headSize)
        return {};
    const auto length = qFromBigEndian<quint16>(file.data() + offset + 2);
    return file.sliced(offset + headSize, length - 2);
}

namespace jpeg {

namespace {

quint8 byteAt(QByteArrayView file, qsizetype position)
{
    return quint8(file[position]);
}

bool standsAlone(quint8 marker)
{
    return marker == 0x01 || (marker >= 0xD0 && marker <= endOfImage);
}

//! Where the next marker after the coded data at \a position is; the end when there is none.
qsizetype endOfCodedData(QByteArrayView file, qsizetype position)
{
    for (; position + 1 < file.size(); ++position) {
        if (byteAt(file, position) != 0xFF)
            continue;
        const auto next = byteAt(file, position + 1);
        const bool restart = next >= 0xD0 && next <= 0xD7;
        if (next != 0x00 && next != 0xFF && !restart)
            return position;
    }
    return file.size();
}

} // namespace

bool isExif(QByteArrayView content)
{
    return content.startsWith(QByteArrayView("Exif\0", 5));
}

std::optional<QList<JpegSegment>> segments(QByteArrayView file, bool toEnd)
{
    if (file.size() < 4 || byteAt(file, 0) != 0xFF || byteAt(file, 1) != startOfImage)
        return {};
    QList<JpegSegment> found{{startOfImage, 0, 2}};
    qsizetype position = 2;
    while (position + 1 < file.size()) {
        if (byteAt(file, position) != 0xFF)
            return {};
        const auto marker = byteAt(file, position + 1);
        if (marker == 0xFF) { // a fill byte
            ++position;
            continue;
        }
        JpegSegment segment{marker, position, 2};
        if (!standsAlone(marker)) {
            if (position + 4 > file.size())
                break;
            const auto length = qFromBigEndian<quint16>(file.data() + position + 2);
            segment.size = 2 + length;
            if (length < 2)
                return {};
            if (position + segment.size > file.size())
                break;
        }
        if (marker == startOfScan) {
            if (!toEnd)
                return found;
            segment.size = endOfCodedData(file, position + segment.size) - position;
        }
        found.append(segment);
        if (marker == endOfImage)
            break;
        position += segment.size;
    }
    return found;
}

bool isProgressive(const QList<JpegSegment> &segments)
{
    return std::ranges::any_of(segments, [](const JpegSegment &segment) {
        return segment.marker == 0xC2 || segment.marker == 0xC6 || segment.marker == 0xCA
            || segment.marker == 0xCE;
    });
}

} // namespace jpeg
} // namespace models
