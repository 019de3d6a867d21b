// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>

#include <optional>

namespace models {

//! One marker segment of a JPEG file.
struct JpegSegment {
    quint8 marker = 0;
    qsizetype offset = 0; //!< of the 0xFF before the marker
    qsizetype size = 0; //!< marker, length field and content; for SOS also the coded data behind it

    //! Content behind the length field; empty for a marker that has none.
    QByteArrayView content(QByteArrayView file) const;
};

namespace jpeg {

inline constexpr quint8 startOfImage = 0xD8;
inline constexpr quint8 endOfImage = 0xD9;
inline constexpr quint8 startOfScan = 0xDA;
inline constexpr quint8 app1 = 0xE1;
inline constexpr quint8 app2 = 0xE2;
inline constexpr quint8 app13 = 0xED;

bool isExif(QByteArrayView content);

//! The segments from the start of the image, as far as the bytes at hand go: to the end of the
//! first picture when \a toEnd, else to the first scan. Nothing when this is not a JPEG file.
std::optional<QList<JpegSegment>> segments(QByteArrayView file, bool toEnd);

//! Whether the picture is coded in several passes, which a decoder must hold in memory as a whole.
bool isProgressive(const QList<JpegSegment> &segments);

} // namespace jpeg
} // namespace models
