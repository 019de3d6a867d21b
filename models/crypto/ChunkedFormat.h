// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/ChunkedFile.h"
#include "models/crypto/SecretBytes.h"
#include "models/domain/Result.h"

#include <QByteArray>

#include <array>

//! The bytes of the container of docs/media-format.md; writer and reader share it.
namespace models::chunked {

inline constexpr qsizetype headerSize = 32;
inline constexpr qsizetype sealedSize = chunkSize + 16;

//! The first 32 bytes of a container: they are part of every chunk's associated data.
class Header
{
public:
    static Header make(qint64 plainLength, RandomSource &random);
    //! Corrupt when it is no container, NewerVersion when this program does not read it.
    static Result<Header> parse(QByteArrayView bytes);

    QByteArrayView bytes() const { return {m_bytes.data(), qsizetype(m_bytes.size())}; }
    qint64 plainLength() const { return m_plainLength; }
    //! At least one: an empty file has one empty chunk, so that its header is authenticated too.
    qint64 chunkCount() const;
    //! Plain bytes of this chunk.
    qsizetype plainSize(qint64 index) const;
    static qint64 offset(qint64 index) { return headerSize + index * sealedSize; }
    //! Of the finished container.
    qint64 fileSize() const;

    //! Writes ciphertext and tag to \a out, which has room for plainSize + 16.
    void seal(qint64 index, const unsigned char *plain, const SecretBytes &key,
              unsigned char *out) const;
    //! False when the tag does not fit; \a plain then holds nothing of use.
    bool open(qint64 index, const unsigned char *sealed, const SecretBytes &key,
              unsigned char *plain) const;

private:
    std::array<char, headerSize> m_bytes{};
    qint64 m_plainLength = 0;
};

} // namespace models::chunked
