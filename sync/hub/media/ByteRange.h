// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace hub {

//! One range of RFC 9110 §14.
struct ByteRange {
    qint64 first = 0;
    qint64 length = 0;
};

enum class RangeForm { None, Good, Unsatisfiable };

//! None for no header, several ranges or another unit: then the whole is sent.
RangeForm parseRange(const QByteArray &header, qint64 size, ByteRange &range);

} // namespace hub
