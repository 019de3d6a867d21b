// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

//! What BundleWriter and BundleReader share of the file's form (docs/bundle-format.md).
namespace wire::bundlefile {

inline constexpr QByteArrayView magic("BBUN\x01\0\0\0", 8);
inline constexpr qsizetype prefixSize = 12; //!< magic, version, length of the header
inline constexpr qsizetype signatureSize = 64;
inline constexpr qsizetype trailerSize = 1 + signatureSize;
inline constexpr qsizetype plainChunk = 64 * 1024;

//! What the sender's device and person sign before anything is written behind it.
inline QByteArray headerToSign(const QByteArray &header)
{
    return QByteArrayLiteral("branchbook/bundle/1") + header;
}

//! What the device signs at the end: this content behind this header, and whether more parts come.
inline QByteArray contentToSign(const QByteArray &headerHash, const QByteArray &contentHash,
                                bool isLast)
{
    return QByteArrayLiteral("branchbook/bundle/content/1") + headerHash + contentHash
        + char(isLast ? 1 : 0);
}

} // namespace wire::bundlefile
