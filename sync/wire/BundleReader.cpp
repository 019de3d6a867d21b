// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/BundleReader.h"

#include "models/crypto/SealedBox.h"

#include "sync/wire/BundleFile.h"

#include <QFile>
#include <QtEndian>

namespace wire {

using namespace bundlefile;
using namespace Qt::StringLiterals;

namespace {

Error corrupt(const QString &reason)
{
    return {Error::Corrupt, {}, reason};
}

constexpr qsizetype sealedChunk = plainChunk + models::crypto::streamOverhead;

} // namespace

BundleReader::~BundleReader() = default;

Result<std::unique_ptr<BundleReader>> BundleReader::open(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return Error{file->exists() ? Error::Io : Error::NotFound, {}, u"file"_s};
    return open(std::move(file));
}

Result<std::unique_ptr<BundleReader>> BundleReader::open(std::unique_ptr<QIODevice> device)
{
    std::unique_ptr<BundleReader> reader(new BundleReader);
    reader->m_device = std::move(device);
    BB_TRY(reader->readHeader());
    return Result<std::unique_ptr<BundleReader>>(std::move(reader));
}

Result<QByteArray> BundleReader::read(qint64 size)
{
    auto bytes = m_device->read(size);
    if (bytes.size() != size)
        return corrupt(u"bundleCut"_s);
    return bytes;
}

Result<void> BundleReader::readHeader()
{
    BB_TRY_ASSIGN(prefix, read(prefixSize));
    if (!prefix.startsWith(magic.first(4)))
        return corrupt(u"bundle"_s);
    if (prefix[4] != magic[4])
        return Error{Error::NewerVersion, {}, u"bundle"_s};
    const auto length = qFromBigEndian<quint32>(prefix.constData() + magic.size());
    if (QByteArrayView(prefix).first(magic.size()) != magic || length > maximumBundleHeader)
        return corrupt(u"bundle"_s);
    BB_TRY_ASSIGN(header, read(length));
    BB_TRY_ASSIGN(deviceSignature, read(signatureSize));
    BB_TRY_ASSIGN(personSignature, read(signatureSize));
    BB_TRY_ASSIGN(streamHeader, read(models::crypto::streamHeaderSize));
    m_contentAt = m_device->pos();
    m_contentEnd = m_device->size() - trailerSize;
    if (m_contentEnd - m_contentAt < models::crypto::streamOverhead)
        return corrupt(u"bundleCut"_s);
    auto decoded = BundleHeader::decode(header);
    if (!decoded)
        return corrupt(u"bundle"_s);
    m_header = std::move(*decoded);
    m_headerBytes = header;
    m_headerHash = models::crypto::hash(header);
    m_personSignature = personSignature;
    m_streamHeader = streamHeader;
    if (!models::crypto::verify(headerToSign(header), deviceSignature, m_header.senderKey))
        return corrupt(u"bundleAltered"_s);
    // Nobody checks a signature that the hub does not give, so nothing may stand there.
    const bool isFromHub = m_header.direction == BundleHeader::Direction::ToDevice;
    if (isFromHub && personSignature != QByteArray(signatureSize, '\0'))
        return corrupt(u"bundleAltered"_s);
    return {};
}

bool BundleReader::isSignedBy(QByteArrayView personKey) const
{
    return models::crypto::verify(headerToSign(m_headerBytes), m_personSignature, personKey);
}

Result<void> BundleReader::verify()
{
    if (!m_device->seek(m_contentAt))
        return Error{Error::Io, {}, u"file"_s};
    models::crypto::Hasher hasher;
    for (auto left = m_contentEnd - m_contentAt; left > 0;) {
        BB_TRY_ASSIGN(piece, read(std::min<qint64>(left, bundlePieceSize)));
        hasher.add(piece);
        left -= piece.size();
    }
    BB_TRY_ASSIGN(trailer, read(trailerSize));
    const auto last = static_cast<unsigned char>(trailer[0]);
    const auto toSign = contentToSign(m_headerHash, hasher.finish(), last == 1);
    if (last > 1
        || !models::crypto::verify(toSign, QByteArrayView(trailer).sliced(1), m_header.senderKey))
        return corrupt(u"bundleAltered"_s);
    m_isLast = last == 1;
    m_isVerified = true;
    return {};
}

Result<void> BundleReader::unlock(const models::crypto::BoxKey &key)
{
    if (!m_isVerified)
        return Error{Error::Internal, {}, u"notVerified"_s};
    for (const auto &recipient : m_header.recipients) {
        if (recipient.boxKey != key.publicKey)
            continue;
        const auto fileKey = models::crypto::openSealed(recipient.sealedKey, key);
        if (!fileKey || fileKey->size() != models::crypto::keySize)
            return corrupt(u"bundleAltered"_s);
        BB_TRY_ASSIGN(opener, models::crypto::StreamOpener::begin(m_streamHeader, *fileKey));
        m_opener = std::move(opener);
        m_plain.clear();
        m_plainAt = 0;
        return m_device->seek(m_contentAt) ? Result<void>() : Error{Error::Io, {}, u"file"_s};
    }
    return Error{Error::Denied, {}, u"bundleRecipient"_s};
}

// False when the content ends before that many bytes.
Result<bool> BundleReader::fill(qsizetype wanted)
{
    if (m_plainAt > 0) {
        m_plain.remove(0, m_plainAt);
        m_plainAt = 0;
    }
    while (m_plain.size() < wanted) {
        const auto left = m_contentEnd - m_device->pos();
        if (left <= 0)
            return false;
        BB_TRY_ASSIGN(sealed, read(std::min<qint64>(left, sealedChunk)));
        auto opened = m_opener->open(sealed, m_headerHash);
        if (!opened || m_opener->isFinished() != (left == sealed.size()))
            return corrupt(u"bundleAltered"_s);
        m_plain += *opened;
    }
    return true;
}

Result<std::optional<BundleFrame>> BundleReader::next()
{
    if (!m_opener)
        return Error{Error::Internal, {}, u"locked"_s};
    BB_TRY_ASSIGN(hasHead, fill(bundleFrameHead));
    if (!hasHead) {
        if (!m_plain.isEmpty())
            return corrupt(u"bundleAltered"_s);
        return std::optional<BundleFrame>();
    }
    BB_TRY_ASSIGN(head, BundleFrameHead::decode(QByteArrayView(m_plain).first(bundleFrameHead)));
    const auto size = bundleFrameHead + qsizetype(head.length);
    BB_TRY_ASSIGN(whole, fill(size));
    if (!whole)
        return corrupt(u"bundleAltered"_s);
    BB_TRY_ASSIGN(frame, head.frame(m_plain.sliced(bundleFrameHead, qsizetype(head.length))));
    m_plainAt = size;
    return std::optional(frame);
}

} // namespace wire
