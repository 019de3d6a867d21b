// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/BundleWriter.h"

#include "models/crypto/DurableFile.h"
#include "models/crypto/SealedBox.h"

#include "sync/wire/BundleFile.h"

#include <QFileInfo>
#include <QtEndian>

#include <algorithm>

namespace wire {

using namespace bundlefile;
using namespace Qt::StringLiterals;

//! The file that is being written.
struct BundleWriter::Part {
    QFile file{};
    QByteArray headerHash{};
    std::unique_ptr<models::crypto::StreamSealer> sealer{};
    models::crypto::Hasher content{};
    QByteArray plain{}; //!< less than a chunk
    qint64 size = 0;
    int frames = 0;
};

BundleWriter::BundleWriter(QString path, qint64 partBytes, BundleHeader header,
                           BundleSigners signers, models::RandomSource &random)
    : m_path(std::move(path)),
      m_partBytes(std::clamp(partBytes, minimumBundlePart, maximumBundlePart)),
      m_header(std::move(header)),
      m_signers(signers),
      m_random(random)
{
    m_header.part = 0;
    m_header.senderKey = m_signers.device.publicKey;
}

BundleWriter::~BundleWriter()
{
    discard();
}

QString BundleWriter::pathOf(int part) const
{
    if (part == 1)
        return m_path;
    const QFileInfo info(m_path);
    return info.path() + u'/' + info.completeBaseName() + u'-' + QString::number(part) + u'.'
        + info.suffix();
}

Result<void> BundleWriter::write(QByteArrayView bytes)
{
    if (m_part->file.write(bytes.data(), bytes.size()) != bytes.size())
        return models::durable::errorOf(m_part->file);
    m_part->size += bytes.size();
    m_total += bytes.size();
    return {};
}

Result<void> BundleWriter::begin()
{
    ++m_header.part;
    m_part = std::make_unique<Part>();
    const auto key = models::SecretBytes::random(models::crypto::keySize, m_random);
    for (auto &recipient : m_header.recipients) {
        BB_TRY_ASSIGN(sealed, models::crypto::sealTo(recipient.boxKey, key, m_random));
        recipient.sealedKey = sealed;
    }
    const auto header = m_header.encode();
    if (header.size() > maximumBundleHeader)
        return Error{Error::TooLarge, {}, u"bundleHeader"_s, {}, maximumBundleHeader};
    m_part->headerHash = models::crypto::hash(header);
    m_part->sealer = std::make_unique<models::crypto::StreamSealer>(key, m_random);

    m_part->file.setFileName(pathOf(m_header.part) + u".part"_s);
    if (!m_part->file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return models::durable::errorOf(m_part->file);
    QByteArray length(4, Qt::Uninitialized);
    qToBigEndian(quint32(header.size()), length.data());
    const auto toSign = headerToSign(header);
    const auto person =
        m_signers.person ? m_signers.person->sign(toSign) : QByteArray(signatureSize, '\0');
    return write(magic.toByteArray() + length + header + m_signers.device.sign(toSign) + person
                 + m_part->sealer->header());
}

Result<void> BundleWriter::sealChunk(QByteArrayView plain, bool isLast)
{
    const auto sealed = m_part->sealer->seal(plain, m_part->headerHash, isLast);
    m_part->content.add(sealed);
    return write(sealed);
}

Result<void> BundleWriter::add(BundleFrame::Kind kind, const QByteArray &payload)
{
    if (payload.size() > maximumFrame)
        return Error{Error::TooLarge, {}, u"frame"_s, {}, maximumFrame};
    const auto bytes = BundleFrame{kind, payload}.encode();
    if (m_part && m_part->frames > 0) {
        const auto chunks = (bytes.size() + m_part->plain.size()) / plainChunk + 1;
        const auto after = m_part->size + m_part->plain.size() + bytes.size()
            + chunks * models::crypto::streamOverhead + trailerSize;
        if (after > m_partBytes)
            BB_TRY(end(false));
    }
    if (!m_part)
        BB_TRY(begin());
    ++m_part->frames;
    m_part->plain += bytes;
    qsizetype sealed = 0;
    // The last chunk is sealed by end(), so one is always kept back.
    while (m_part->plain.size() - sealed > plainChunk) {
        BB_TRY(sealChunk(QByteArrayView(m_part->plain).sliced(sealed, plainChunk), false));
        sealed += plainChunk;
    }
    m_part->plain.remove(0, sealed);
    return {};
}

Result<void> BundleWriter::end(bool isLast)
{
    BB_TRY(sealChunk(m_part->plain, true));
    const auto content = m_part->content.finish();
    BB_TRY(write(QByteArray(1, char(isLast ? 1 : 0))
                 + m_signers.device.sign(contentToSign(m_part->headerHash, content, isLast))));
    BB_TRY(models::durable::sync(m_part->file));
    m_part->file.close();
    const auto path = pathOf(m_header.part);
    BB_TRY(models::durable::replace(m_part->file.fileName(), path));
    m_files << path;
    m_part.reset();
    return {};
}

Result<QStringList> BundleWriter::finish()
{
    if (!m_part)
        BB_TRY(begin());
    BB_TRY(end(true));
    return std::exchange(m_files, {});
}

void BundleWriter::discard()
{
    if (m_part) {
        m_part->file.close();
        m_part->file.remove();
    }
    // Parts of an export that was never finished would wait for the rest for ever.
    for (const auto &file : m_files)
        QFile::remove(file);
}

} // namespace wire
