// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Batch.h"

#include "sync/wire/CborReader.h"
#include "sync/wire/CborWriter.h"

namespace wire {

namespace {

constexpr QByteArrayView purpose("branchbook/batch/1");

QByteArray signedBytes(const QByteArray &body)
{
    QByteArray bytes;
    bytes.reserve(purpose.size() + body.size());
    return bytes.append(purpose).append(body);
}

} // namespace

QByteArray Envelope::hash() const
{
    return models::crypto::hash(body);
}

QByteArray Envelope::encode() const
{
    CborWriter writer;
    writer.map(6);
    writer.utf8("v");
    writer.number(protocolVersion);
    writer.utf8("ds");
    writer.bytes(deviceSignature);
    writer.utf8("ps");
    writer.bytes(personSignature);
    writer.utf8("body");
    writer.bytes(body);
    writer.utf8("device");
    writer.id(device);
    writer.utf8("person");
    writer.id(person);
    return writer.take();
}

Result<Envelope> Envelope::decode(const QByteArray &bytes)
{
    CborReader reader(bytes);
    if (reader.map() != 6)
        return CborReader::error("envelope");
    reader.key("v");
    if (reader.unsignedNumber() != protocolVersion)
        return CborReader::error("version");
    Envelope envelope;
    reader.key("ds");
    envelope.deviceSignature = reader.bytes(models::crypto::signatureSize).toByteArray();
    reader.key("ps");
    envelope.personSignature = reader.bytes(models::crypto::signatureSize).toByteArray();
    reader.key("body");
    envelope.body = reader.bytes().toByteArray();
    reader.key("device");
    envelope.device = reader.id<models::DeviceId>();
    reader.key("person");
    envelope.person = reader.id<models::PersonId>();
    if (!reader.finished() || envelope.device.isNull() || envelope.person.isNull())
        return CborReader::error("envelope");
    return envelope;
}

bool Envelope::verify(QByteArrayView devicePublicKey, QByteArrayView personPublicKey) const
{
    const auto bytes = signedBytes(body);
    return models::crypto::verify(bytes, deviceSignature, devicePublicKey)
        && models::crypto::verify(bytes, personSignature, personPublicKey);
}

Envelope seal(const Batch &batch, const models::crypto::SigningKey &device,
              const models::crypto::SigningKey &person)
{
    Envelope envelope;
    envelope.device = batch.device;
    envelope.person = batch.person;
    envelope.body = encodeBody(batch);
    const auto bytes = signedBytes(envelope.body);
    envelope.deviceSignature = device.sign(bytes);
    envelope.personSignature = person.sign(bytes);
    return envelope;
}

} // namespace wire
