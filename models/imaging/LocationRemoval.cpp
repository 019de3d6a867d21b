// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/LocationRemoval.h"

#include "models/imaging/ExifFacts.h"
#include "models/imaging/JpegSegments.h"

#include <QtEndian>

#include <cstring>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr quint16 gpsPointer = 0x8825;
constexpr quint16 exifPointer = 0x8769;
constexpr quint16 makerNote = 0x927C;
constexpr quint32 entrySize = 12;

//! The TIFF structure inside an EXIF segment, changed in place so that every other offset stays.
class TiffBlock
{
public:
    TiffBlock(char *bytes, qsizetype size) : m_bytes(bytes), m_size(quint32(size)) { }

    bool removeLocation()
    {
        if (m_size < 8)
            return false;
        m_littleEndian = m_bytes[0] == 'I';
        if (word(2) != 42)
            return false;
        // The picture's own directory, then the preview's; more are a loop.
        auto directory = longWord(4);
        for (int i = 0; directory != 0 && i < 4; ++i)
            directory = cleanDirectory(directory, 0);
        return true;
    }

private:
    bool holds(quint32 offset, quint32 size) const
    {
        return offset <= m_size && size <= m_size - offset;
    }
    bool holdsDirectory(quint32 offset) const
    {
        return holds(offset, 2) && holds(offset + 2, word(offset) * entrySize);
    }
    quint16 word(quint32 offset) const
    {
        return m_littleEndian ? qFromLittleEndian<quint16>(m_bytes + offset)
                              : qFromBigEndian<quint16>(m_bytes + offset);
    }
    quint32 longWord(quint32 offset) const
    {
        return m_littleEndian ? qFromLittleEndian<quint32>(m_bytes + offset)
                              : qFromBigEndian<quint32>(m_bytes + offset);
    }
    void setWord(quint32 offset, quint16 value)
    {
        if (m_littleEndian)
            qToLittleEndian(value, m_bytes + offset);
        else
            qToBigEndian(value, m_bytes + offset);
    }
    void wipe(quint32 offset, quint32 size)
    {
        if (holds(offset, size))
            std::memset(m_bytes + offset, 0, size);
    }

    struct Range {
        quint32 offset = 0;
        quint32 size = 0;
    };

    //! What an entry points at; nothing when its value of up to four bytes stands in itself.
    Range valueOf(quint32 entry) const
    {
        static constexpr quint32 sizes[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
        const auto type = word(entry + 2);
        const quint64 size =
            quint64(longWord(entry + 4)) * (type < std::size(sizes) ? sizes[type] : 1);
        if (size <= 4 || size > m_size)
            return {};
        return {longWord(entry + 8), quint32(size)};
    }

    void wipeDirectory(quint32 directory)
    {
        if (!holdsDirectory(directory))
            return;
        const quint32 count = word(directory);
        QList<Range> values;
        for (quint32 i = 0; i < count; ++i)
            values.append(valueOf(directory + 2 + i * entrySize));
        wipe(directory, 2 + count * entrySize);
        for (const auto &value : values)
            wipe(value.offset, value.size);
    }

    //! Takes the entry out; the rest moves up with the pointer to the next directory.
    void removeEntry(quint32 directory, quint32 index)
    {
        const quint32 count = word(directory);
        const auto entry = directory + 2 + index * entrySize;
        const auto next = directory + 2 + count * entrySize;
        const auto behind = (count - index - 1) * entrySize + (holds(next, 4) ? 4 : 0);
        std::memmove(m_bytes + entry, m_bytes + entry + entrySize, behind);
        wipe(entry + behind, entrySize);
        setWord(directory, quint16(count - 1));
    }

    //! Returns the offset of the next directory; 0 at the end or where the structure breaks.
    quint32 cleanDirectory(quint32 directory, int depth)
    {
        // A hostile file lets structures overlap: each step looks anew at what it is about to read.
        for (quint32 i = 0; holdsDirectory(directory) && i < word(directory);) {
            const auto entry = directory + 2 + i * entrySize;
            const auto tag = word(entry);
            if (tag == gpsPointer || tag == makerNote) {
                const auto pointer = longWord(entry + 8);
                const auto value = valueOf(entry);
                removeEntry(directory, i);
                if (tag == gpsPointer)
                    wipeDirectory(pointer);
                else
                    wipe(value.offset, value.size);
                continue;
            }
            if (tag == exifPointer && depth == 0)
                cleanDirectory(longWord(entry + 8), depth + 1);
            ++i;
        }
        if (!holdsDirectory(directory))
            return 0;
        const auto next = directory + 2 + quint32(word(directory)) * entrySize;
        return holds(next, 4) ? longWord(next) : 0;
    }

    char *m_bytes;
    quint32 m_size;
    bool m_littleEndian = false;
};

//! XMP, IPTC, and the index of further pictures that stand behind the first one.
bool isDropped(quint8 marker, QByteArrayView content)
{
    switch (marker) {
    case jpeg::app1:
        return !jpeg::isExif(content);
    case jpeg::app2:
        return content.startsWith("MPF");
    case jpeg::app13:
        return true;
    default:
        return false;
    }
}

constexpr qsizetype contentOffset = 4;

bool removedLocation(QByteArray &segment)
{
    constexpr qsizetype tiffOffset = contentOffset + 6;
    return segment.size() > tiffOffset
        && TiffBlock(segment.data() + tiffOffset, segment.size() - tiffOffset).removeLocation();
}

} // namespace

Result<QByteArray> withoutLocation(const QByteArray &file)
{
    const auto segments = jpeg::segments(file, true);
    if (!segments)
        return Error{Error::Unsupported, {}, u"picture"_s};
    if (segments->constLast().marker != jpeg::endOfImage)
        return Error{Error::Corrupt, {}, u"picture"_s};
    QByteArray result;
    result.reserve(file.size());
    for (const auto &segment : *segments) {
        const auto content = segment.content(file);
        if (isDropped(segment.marker, content))
            continue;
        auto bytes = file.sliced(segment.offset, segment.size);
        // What cannot be read cannot be known to be clean; a second reader has the last word.
        if (segment.marker == jpeg::app1
            && (!removedLocation(bytes)
                || exifFacts({bytes.constData() + contentOffset, bytes.size() - contentOffset})
                       .hasLocation))
            continue;
        result += bytes;
    }
    return result;
}

} // namespace models
