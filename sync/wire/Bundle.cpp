// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Bundle.h"

#include "sync/wire/Batch.h"
#include "sync/wire/CborReader.h"
#include "sync/wire/CborWriter.h"
#include "sync/wire/Compression.h"

#include <QtEndian>

namespace wire {

namespace {

constexpr quint64 maximumChains = 1'000;
constexpr quint64 maximumRecipients = 16;
constexpr quint64 maximumHashes = 1'000'000;
constexpr qsizetype maximumName = 64;
constexpr qsizetype maximumMediaType = 80;
constexpr qint64 maximumMediaBytes = qint64(1) << 40;
constexpr qsizetype sealedKeySize = models::crypto::keySize + 48;

BundleChain readChain(CborReader &reader)
{
    BundleChain chain;
    if (reader.array() != 4)
        reader.fail();
    chain.incarnation = reader.id<models::RecordId>();
    chain.firstN = reader.count();
    chain.lastN = reader.count();
    chain.previous = reader.bytes().toByteArray();
    const bool isHash =
        chain.previous.isEmpty() || chain.previous.size() == models::crypto::hashSize;
    if (!isHash || chain.firstN < 1 || chain.lastN < chain.firstN)
        reader.fail();
    return chain;
}

} // namespace

QByteArray BundleHeader::encode() const
{
    CborWriter writer;
    writer.map(15);
    writer.utf8("v");
    writer.number(protocolVersion);
    writer.utf8("at");
    writer.number(createdAt);
    writer.utf8("id");
    writer.id(bundle);
    writer.utf8("to");
    writer.unsignedNumber(direction == Direction::ToHub ? 0 : 1);
    writer.utf8("hub");
    writer.text(hub);
    writer.utf8("key");
    writer.bytes(senderKey);
    writer.utf8("org");
    writer.id(organisation);
    writer.utf8("part");
    writer.number(part);
    writer.utf8("bytes");
    writer.number(fileBytes);
    writer.utf8("files");
    writer.number(files);
    writer.utf8("chains");
    writer.array(quint64(chains.size()));
    for (const auto &chain : chains) {
        writer.array(4);
        writer.id(chain.incarnation);
        writer.number(chain.firstN);
        writer.number(chain.lastN);
        writer.bytes(chain.previous);
    }
    writer.utf8("device");
    writer.id(device);
    writer.utf8("person");
    writer.id(person);
    writer.utf8("records");
    writer.number(records);
    writer.utf8("recipients");
    writer.array(quint64(recipients.size()));
    for (const auto &recipient : recipients) {
        writer.array(2);
        writer.bytes(recipient.boxKey);
        writer.bytes(recipient.sealedKey);
    }
    return writer.take();
}

Result<BundleHeader> BundleHeader::decode(const QByteArray &bytes)
{
    CborReader reader(bytes);
    BundleHeader header;
    if (reader.map() != 15)
        return CborReader::error("bundle");
    reader.key("v");
    if (reader.unsignedNumber() != quint64(protocolVersion))
        return CborReader::error("version");
    reader.key("at");
    header.createdAt = reader.number();
    reader.key("id");
    header.bundle = reader.id<models::RecordId>();
    reader.key("to");
    const auto direction = reader.unsignedNumber();
    header.direction = direction == 0 ? Direction::ToHub : Direction::ToDevice;
    reader.key("hub");
    header.hub = reader.text(maximumName);
    reader.key("key");
    header.senderKey = reader.bytes(models::crypto::publicKeySize).toByteArray();
    reader.key("org");
    header.organisation = reader.id<models::OrganisationId>();
    reader.key("part");
    const auto part = reader.count();
    header.part = int(part);
    reader.key("bytes");
    header.fileBytes = reader.count();
    reader.key("files");
    header.files = reader.count();
    reader.key("chains");
    const auto chains = reader.array();
    for (quint64 i = 0; i < chains && !reader.failed(); ++i)
        header.chains.append(readChain(reader));
    reader.key("device");
    header.device = reader.id<models::DeviceId>();
    reader.key("person");
    header.person = reader.id<models::PersonId>();
    reader.key("records");
    header.records = reader.count();
    reader.key("recipients");
    const auto recipients = reader.array();
    for (quint64 i = 0; i < recipients && !reader.failed(); ++i) {
        if (reader.array() != 2)
            reader.fail();
        BundleRecipient recipient;
        recipient.boxKey = reader.bytes(models::crypto::publicKeySize).toByteArray();
        recipient.sealedKey = reader.bytes(sealedKeySize).toByteArray();
        header.recipients.append(recipient);
    }
    const bool isOdd = direction > 1 || part < 1 || part > 10'000 || chains > maximumChains
        || recipients < 1 || recipients > maximumRecipients || header.bundle.isNull()
        || header.device.isNull();
    if (!reader.finished() || isOdd)
        return CborReader::error("bundle");
    return header;
}

QByteArray BundleFrame::encode() const
{
    auto body = kind == Kind::Piece ? payload : compress(payload);
    const bool isCompressed = kind != Kind::Piece && body.size() < payload.size();
    if (!isCompressed)
        body = payload;
    QByteArray bytes(bundleFrameHead, Qt::Uninitialized);
    bytes[0] = char(kind);
    bytes[1] = char(isCompressed ? 1 : 0);
    qToBigEndian(quint32(body.size()), bytes.data() + 2);
    return bytes + body;
}

Result<BundleFrameHead> BundleFrameHead::decode(QByteArrayView bytes)
{
    if (bytes.size() != bundleFrameHead)
        return CborReader::error("frame");
    const auto kind = static_cast<unsigned char>(bytes[0]);
    const auto coding = static_cast<unsigned char>(bytes[1]);
    BundleFrameHead head;
    head.length = qFromBigEndian<quint32>(bytes.data() + 2);
    if (kind < 1 || kind > unsigned(BundleFrame::Kind::Revoked) || coding > 1
        || head.length > maximumFrame)
        return CborReader::error("frame");
    head.kind = BundleFrame::Kind(kind);
    head.isCompressed = coding == 1;
    return head;
}

Result<BundleFrame> BundleFrameHead::frame(const QByteArray &body) const
{
    if (!isCompressed)
        return BundleFrame{kind, body};
    BB_TRY_ASSIGN(plain, decompress(body, maximumFrame));
    return BundleFrame{kind, plain};
}

QByteArray MediaPiece::encode() const
{
    CborWriter writer;
    writer.reserve(bytes.size() + 256);
    writer.map(6);
    writer.utf8("at");
    writer.number(offset);
    writer.utf8("org");
    writer.id(organisation);
    writer.utf8("hash");
    writer.bytes(hash);
    writer.utf8("size");
    writer.number(size);
    writer.utf8("type");
    writer.text(mediaType);
    writer.utf8("bytes");
    writer.bytes(bytes);
    return writer.take();
}

Result<MediaPiece> MediaPiece::decode(const QByteArray &bytes)
{
    CborReader reader(bytes);
    MediaPiece piece;
    if (reader.map() != 6)
        return CborReader::error("piece");
    reader.key("at");
    piece.offset = reader.count();
    reader.key("org");
    piece.organisation = reader.id<models::OrganisationId>();
    reader.key("hash");
    piece.hash = reader.bytes(models::crypto::hashSize).toByteArray();
    reader.key("size");
    piece.size = reader.count();
    reader.key("type");
    piece.mediaType = reader.text(maximumMediaType);
    reader.key("bytes");
    piece.bytes = reader.bytes().toByteArray();
    const bool fits = piece.size <= maximumMediaBytes && piece.offset <= piece.size
        && piece.bytes.size() <= piece.size - piece.offset && !piece.bytes.isEmpty();
    if (!reader.finished() || !fits)
        return CborReader::error("piece");
    return piece;
}

QByteArray BatchProblem::encode() const
{
    CborWriter writer;
    writer.map(3);
    writer.utf8("code");
    writer.text(code);
    writer.utf8("batch");
    writer.bytes(batch);
    writer.utf8("expected");
    writer.number(expected);
    return writer.take();
}

Result<BatchProblem> BatchProblem::decode(const QByteArray &bytes)
{
    CborReader reader(bytes);
    BatchProblem problem;
    if (reader.map() != 3)
        return CborReader::error("problem");
    reader.key("code");
    problem.code = reader.text(maximumName);
    reader.key("batch");
    problem.batch = reader.bytes(models::crypto::hashSize).toByteArray();
    reader.key("expected");
    problem.expected = reader.count();
    if (!reader.finished())
        return CborReader::error("problem");
    return problem;
}

QByteArray encodeHashes(const QList<QByteArray> &hashes)
{
    CborWriter writer;
    writer.array(quint64(hashes.size()));
    for (const auto &hash : hashes)
        writer.bytes(hash);
    return writer.take();
}

Result<QList<QByteArray>> decodeHashes(const QByteArray &bytes)
{
    CborReader reader(bytes);
    QList<QByteArray> hashes;
    const auto count = reader.array();
    if (count > maximumHashes)
        reader.fail();
    for (quint64 i = 0; i < count && !reader.failed(); ++i)
        hashes.append(reader.bytes(models::crypto::hashSize).toByteArray());
    if (!reader.finished())
        return CborReader::error("hashes");
    return hashes;
}

} // namespace wire
