// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/media/ByteRange.h"

namespace hub {

namespace {

std::optional<qint64> numberOf(const QByteArray &text)
{
    bool ok = false;
    const auto number = text.toLongLong(&ok);
    return ok && number >= 0 && !text.startsWith('+') ? std::optional(number) : std::nullopt;
}

} // namespace

RangeForm parseRange(const QByteArray &header, qint64 size, ByteRange &range)
{
    if (!header.startsWith("bytes=") || header.contains(','))
        return RangeForm::None;
    const auto spec = header.mid(6).trimmed();
    const auto dash = spec.indexOf('-');
    if (dash < 0)
        return RangeForm::None;
    const auto from = numberOf(spec.left(dash));
    const auto to = numberOf(spec.mid(dash + 1));
    if (dash == 0) {
        if (!to)
            return RangeForm::None;
        range.length = qMin(*to, size);
        range.first = size - range.length;
        return range.length > 0 ? RangeForm::Good : RangeForm::Unsatisfiable;
    }
    if (!from || (!to && dash + 1 != spec.size()) || (to && *to < *from))
        return RangeForm::None;
    if (*from >= size)
        return RangeForm::Unsatisfiable;
    range.first = *from;
    range.length = (to ? qMin(*to, size - 1) : size - 1) - *from + 1;
    return RangeForm::Good;
}

} // namespace hub
