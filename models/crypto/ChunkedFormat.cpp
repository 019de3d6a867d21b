// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/ChunkedFormat.h"

#include "models/crypto/Sodium.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <limits>

namespace models::chunked {

namespace {

constexpr char magic[4] = {'B', 'B', 'M', 'F'};
constexpr char version = 1;
constexpr char xchacha20Poly1305 = 1;
constexpr qsizetype idOffset = 8;
constexpr qsizetype idSize = 16;
constexpr qsizetype lengthOffset = 24;
constexpr qsizetype tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(sealedSize == chunkSize + tagSize);
static_assert(idSize + sizeof(quint64) == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);

// The largest length whose container's size still fits a signed 64-bit file offset.
constexpr qint64 lengthCap = (std::numeric_limits<qint64>::max() / sealedSize - 2) * chunkSize;

struct ChunkContext {
    unsigned char nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES];
    unsigned char associated[headerSize + sizeof(quint64)];

    ChunkContext(QByteArrayView header, qint64 index)
    {
        std::memcpy(nonce, header.data() + idOffset, idSize);
        qToBigEndian(quint64(index), nonce + idSize);
        std::memcpy(associated, header.data(), headerSize);
        qToBigEndian(quint64(index), associated + headerSize);
    }
};

} // namespace

Header Header::make(qint64 plainLength, RandomSource &random)
{
    Header header;
    std::memcpy(header.m_bytes.data(), magic, sizeof magic);
    header.m_bytes[4] = version;
    header.m_bytes[5] = xchacha20Poly1305;
    random.fill(header.m_bytes.data() + idOffset, idSize);
    qToBigEndian(quint64(plainLength), header.m_bytes.data() + lengthOffset);
    header.m_plainLength = plainLength;
    return header;
}

Result<Header> Header::parse(QByteArrayView bytes)
{
    const Error corrupt{Error::Corrupt, {}, QStringLiteral("container")};
    if (bytes.size() != headerSize || std::memcmp(bytes.data(), magic, sizeof magic) != 0)
        return corrupt;
    if (bytes[4] < version || bytes[5] < xchacha20Poly1305)
        return corrupt;
    if (bytes[4] > version || bytes[5] > xchacha20Poly1305)
        return Error::NewerVersion;
    const auto length = qFromBigEndian<quint64>(bytes.data() + lengthOffset);
    if (bytes[6] != 0 || bytes[7] != 0 || length > quint64(lengthCap))
        return corrupt;
    Header header;
    std::memcpy(header.m_bytes.data(), bytes.data(), headerSize);
    header.m_plainLength = qint64(length);
    return header;
}

qint64 Header::chunkCount() const
{
    return std::max<qint64>(1, (m_plainLength + chunkSize - 1) / chunkSize);
}

qsizetype Header::plainSize(qint64 index) const
{
    return qsizetype(std::min<qint64>(chunkSize, m_plainLength - index * chunkSize));
}

qint64 Header::fileSize() const
{
    return headerSize + m_plainLength + chunkCount() * tagSize;
}

void Header::seal(qint64 index, const unsigned char *plain, const SecretBytes &key,
                  unsigned char *out) const
{
    Q_ASSERT(key.size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    const ChunkContext context(bytes(), index);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out, nullptr, plain, quint64(plainSize(index)),
                                               context.associated, sizeof context.associated,
                                               nullptr, context.nonce, key.data());
}

bool Header::open(qint64 index, const unsigned char *sealed, const SecretBytes &key,
                  unsigned char *plain) const
{
    if (key.size() != crypto_aead_xchacha20poly1305_ietf_KEYBYTES)
        return false;
    const ChunkContext context(bytes(), index);
    return crypto_aead_xchacha20poly1305_ietf_decrypt(
               plain, nullptr, nullptr, sealed, quint64(plainSize(index) + tagSize),
               context.associated, sizeof context.associated, context.nonce, key.data())
        == 0;
}

} // namespace models::chunked
