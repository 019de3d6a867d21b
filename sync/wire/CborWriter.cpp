// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/CborWriter.h"

namespace wire {

void CborWriter::head(unsigned major, quint64 value)
{
    char bytes[9];
    int length = 1;
    if (value < 24) {
        bytes[0] = char(major << 5 | value);
    } else {
        const int width = value <= 0xff ? 1 : value <= 0xffff ? 2 : value <= 0xffff'ffff ? 4 : 8;
        const unsigned marker = width == 1 ? 24 : width == 2 ? 25 : width == 4 ? 26 : 27;
        bytes[0] = char(major << 5 | marker);
        for (int i = 0; i < width; ++i)
            bytes[1 + i] = char(value >> (8 * (width - 1 - i)));
        length += width;
    }
    m_bytes.append(bytes, length);
}

void CborWriter::number(qint64 value)
{
    if (value >= 0)
        head(0, quint64(value));
    else
        head(1, ~quint64(value));
}

void CborWriter::bytes(QByteArrayView value)
{
    head(2, quint64(value.size()));
    m_bytes.append(value);
}

void CborWriter::text(QStringView value)
{
    utf8(value.toUtf8());
}

void CborWriter::utf8(QByteArrayView value)
{
    head(3, quint64(value.size()));
    m_bytes.append(value);
}

} // namespace wire
