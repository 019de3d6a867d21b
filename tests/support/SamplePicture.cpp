// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/SamplePicture.h"

#include <QBuffer>
#include <QImage>
#include <QList>
#include <QtEndian>

namespace support {

namespace {

QByteArray word(quint16 value)
{
    QByteArray bytes(2, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray longWord(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

enum Type : quint16 { Ascii = 2, Short = 3, Long = 4, Rational = 5, Undefined = 7 };

struct Entry {
    quint16 tag;
    Type type;
    quint32 count;
    QByteArray value;
};

Entry text(quint16 tag, const QByteArray &value)
{
    return {tag, Ascii, quint32(value.size() + 1), value + '\0'};
}

//! A TIFF directory that begins at \a offset, its longer values behind it.
QByteArray directory(const QList<Entry> &entries, quint32 offset)
{
    auto table = word(quint16(entries.size()));
    QByteArray values;
    const auto valuesAt = offset + 2 + quint32(entries.size()) * 12 + 4;
    for (const auto &entry : entries) {
        table += word(entry.tag) + word(entry.type) + longWord(entry.count);
        if (entry.value.size() <= 4) {
            table += entry.value.leftJustified(4, '\0');
        } else {
            table += longWord(valuesAt + quint32(values.size()));
            values += entry.value;
        }
    }
    return table + longWord(0) + values;
}

QByteArray segment(char marker, const QByteArray &content)
{
    return QByteArray("\xFF") + marker + word(quint16(content.size() + 2)) + content;
}

QByteArray picture(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const bool right = x >= size.width() / 2;
            const bool low = y >= size.height() / 2;
            image.setPixel(x, y,
                           low ? (right ? 0xFFFFFF00u : 0xFF0000FFu)
                               : (right ? 0xFF00FF00u : 0xFFFF0000u));
        }
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpeg", 85);
    return bytes;
}

} // namespace

QByteArray SamplePicture::latitudeBytes()
{
    return longWord(12) + longWord(1) + longWord(34) + longWord(1) + longWord(56) + longWord(1);
}

QByteArray SamplePicture::jpeg() const
{
    QList<Entry> exif;
    if (!time.isEmpty())
        exif.append(text(0x9003, time));
    if (!zone.isEmpty())
        exif.append(text(0x9011, zone));
    if (makerNote)
        exif.append({0x927C, Undefined, 20, "makers know the place"});

    const int count = location ? 3 : 2;
    const quint32 exifAt = 8 + 2 + quint32(count) * 12 + 4;
    const auto exifBytes = directory(exif, exifAt);
    const auto gpsAt = exifAt + quint32(exifBytes.size());
    QList<Entry> main{{0x0112, Short, 1, word(quint16(orientation))},
                      {0x8769, Long, 1, longWord(exifAt)}};
    QByteArray gpsBytes;
    if (location) {
        main.append({0x8825, Long, 1, longWord(gpsAt)});
        gpsBytes = directory({text(1, "N"),
                              {2, Rational, 3, latitudeBytes()},
                              text(3, "W"),
                              {4, Rational, 3, latitudeBytes()}},
                             gpsAt);
    }
    const auto tiff =
        QByteArray("MM\0*", 4) + longWord(8) + directory(main, 8) + exifBytes + gpsBytes;
    auto file = picture(size);
    QByteArray head = segment('\xE1', QByteArray("Exif\0\0", 6) + tiff);
    if (xmp)
        head += segment('\xE1',
                        QByteArray("http://ns.adobe.com/xap/1.0/\0", 29)
                            + "<x:xmpmeta exif:GPSLatitude=\"12,34.9N\"/>");
    return file.insert(2, head) + behind;
}

} // namespace support
