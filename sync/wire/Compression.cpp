// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Compression.h"

#include <zstd.h>

namespace wire {

using models::Error;
using models::Result;

QByteArray compress(QByteArrayView bytes, int level)
{
    QByteArray frame(qsizetype(ZSTD_compressBound(size_t(bytes.size()))), Qt::Uninitialized);
    const auto written = ZSTD_compress(frame.data(), size_t(frame.size()), bytes.data(),
                                       size_t(bytes.size()), level);
    // The buffer has the bound's size, so the library has no reason left to fail.
    Q_ASSERT(!ZSTD_isError(written));
    frame.resize(qsizetype(written));
    return frame;
}

Result<QByteArray> decompress(QByteArrayView frame, qint64 cap)
{
    const Error corrupt{Error::Corrupt, {}, QStringLiteral("zstd"), {}, 0};
    const auto claimed = ZSTD_getFrameContentSize(frame.data(), size_t(frame.size()));
    if (claimed == ZSTD_CONTENTSIZE_ERROR || claimed == ZSTD_CONTENTSIZE_UNKNOWN)
        return corrupt;
    if (claimed > quint64(cap))
        return Error{Error::TooLarge, {}, QStringLiteral("decompressed"), {}, cap};
    // A second frame behind the first could hold anything, so there must be none.
    const auto length = ZSTD_findFrameCompressedSize(frame.data(), size_t(frame.size()));
    if (ZSTD_isError(length) || length != size_t(frame.size()))
        return corrupt;
    QByteArray bytes(qsizetype(claimed), Qt::Uninitialized);
    const auto written =
        ZSTD_decompress(bytes.data(), size_t(bytes.size()), frame.data(), size_t(frame.size()));
    if (ZSTD_isError(written) || written != claimed)
        return corrupt;
    return bytes;
}

} // namespace wire
