// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Parcel.h"

#include "sync/wire/Batch.h"
#include "sync/wire/CborReader.h"
#include "sync/wire/CborWriter.h"
#include "sync/wire/Compression.h"

namespace wire {

namespace {

constexpr qint64 maximumContent = 2 * maximumBodyBytes;
constexpr quint64 maximumItems = 100'000;

QByteArray signedBytes(const QByteArray &sealed)
{
    return "branchbook/parcel/1" + sealed;
}

} // namespace

QByteArray ParcelContent::encode() const
{
    CborWriter writer;
    writer.map(3);
    writer.utf8("v");
    writer.number(protocolVersion);
    writer.utf8("media");
    writer.array(quint64(media.size()));
    for (const auto &hash : media)
        writer.bytes(hash);
    writer.utf8("batches");
    writer.array(quint64(batches.size()));
    for (const auto &batch : batches)
        writer.bytes(batch);
    return compress(writer.take());
}

models::Result<ParcelContent> ParcelContent::decode(const QByteArray &bytes)
{
    BB_TRY_ASSIGN(plain, decompress(bytes, maximumContent));
    CborReader reader(plain);
    if (reader.map() != 3)
        return CborReader::error("parcel");
    reader.key("v");
    if (reader.unsignedNumber() != protocolVersion)
        return CborReader::error("version");
    ParcelContent content;
    reader.key("media");
    auto left = reader.array();
    if (left > maximumItems)
        return CborReader::error("parcel");
    for (; left > 0 && !reader.failed(); --left)
        content.media.append(reader.bytes(models::crypto::hashSize).toByteArray());
    reader.key("batches");
    left = reader.array();
    if (left > maximumItems)
        return CborReader::error("parcel");
    for (; left > 0 && !reader.failed(); --left)
        content.batches.append(reader.bytes().toByteArray());
    if (!reader.finished())
        return CborReader::error("parcel");
    return content;
}

void Parcel::sign(const models::crypto::SigningKey &deviceKey)
{
    signature = deviceKey.sign(signedBytes(sealed));
}

bool Parcel::verify(QByteArrayView devicePublicKey) const
{
    return models::crypto::verify(signedBytes(sealed), signature, devicePublicKey);
}

QByteArray Parcel::encode() const
{
    CborWriter writer;
    writer.map(4);
    writer.utf8("v");
    writer.number(protocolVersion);
    writer.utf8("sig");
    writer.bytes(signature);
    writer.utf8("device");
    writer.id(device);
    writer.utf8("sealed");
    writer.bytes(sealed);
    return writer.take();
}

models::Result<Parcel> Parcel::decode(const QByteArray &bytes)
{
    CborReader reader(bytes);
    if (reader.map() != 4)
        return CborReader::error("parcel");
    reader.key("v");
    if (reader.unsignedNumber() != protocolVersion)
        return CborReader::error("version");
    Parcel parcel;
    reader.key("sig");
    parcel.signature = reader.bytes(models::crypto::signatureSize).toByteArray();
    reader.key("device");
    parcel.device = reader.id<models::DeviceId>();
    reader.key("sealed");
    parcel.sealed = reader.bytes().toByteArray();
    if (!reader.finished() || parcel.device.isNull())
        return CborReader::error("parcel");
    return parcel;
}

} // namespace wire
