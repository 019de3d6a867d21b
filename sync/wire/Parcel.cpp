// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Parcel.h"

#include "sync/wire/Batch.h"
#include "sync/wire/CborReader.h"
#include "sync/wire/CborWriter.h"
#include "sync/wire/Compression.h"

#include <algorithm>

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
    const auto list = [&writer](const char *name, const QList<QByteArray> &items) {
        writer.utf8(name);
        writer.array(quint64(items.size()));
        for (const auto &item : items)
            writer.bytes(item);
    };
    writer.map(4);
    writer.utf8("v");
    writer.number(protocolVersion);
    list("loose", loose);
    list("media", media);
    list("batches", batches);
    return compress(writer.take());
}

models::Result<ParcelContent> ParcelContent::decode(const QByteArray &bytes)
{
    BB_TRY_ASSIGN(plain, decompress(bytes, maximumContent));
    CborReader reader(plain);
    if (reader.map() != 4)
        return CborReader::error("parcel");
    reader.key("v");
    if (reader.unsignedNumber() != protocolVersion)
        return CborReader::error("version");
    const auto list = [&reader](const char *name) {
        QList<QByteArray> items;
        reader.key(name);
        auto left = reader.array();
        if (left > maximumItems)
            reader.fail();
        for (; left > 0 && !reader.failed(); --left)
            items.append(reader.bytes().toByteArray());
        return items;
    };
    ParcelContent content;
    content.loose = list("loose");
    content.media = list("media");
    content.batches = list("batches");
    const bool areHashes = std::ranges::all_of(content.media, [](const QByteArray &hash) {
        return hash.size() == models::crypto::hashSize;
    });
    if (!areHashes)
        return CborReader::error("parcel");
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
