// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Proof.h"

#include "sync/wire/JsonReader.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace wire {

using models::Result;
using namespace Qt::StringLiterals;

namespace {

QByteArray signedBytes(const TokenRequest &request)
{
    return "branchbook/token/1" + request.device.bytes() + request.person.bytes()
        + request.nonce.toUtf8();
}

} // namespace

void TokenRequest::sign(const models::crypto::SigningKey &deviceKey,
                        const models::crypto::SigningKey &personKey)
{
    const auto bytes = signedBytes(*this);
    deviceSignature = deviceKey.sign(bytes);
    personSignature = personKey.sign(bytes);
}

bool TokenRequest::verify(QByteArrayView devicePublicKey, QByteArrayView personPublicKey) const
{
    const auto bytes = signedBytes(*this);
    return models::crypto::verify(bytes, deviceSignature, devicePublicKey)
        && models::crypto::verify(bytes, personSignature, personPublicKey);
}

QByteArray TokenRequest::encode() const
{
    return QJsonDocument(QJsonObject{{u"device"_s, device.toString()},
                                     {u"person"_s, person.toString()},
                                     {u"nonce"_s, nonce},
                                     {u"deviceSignature"_s, base64Url(deviceSignature)},
                                     {u"personSignature"_s, base64Url(personSignature)}})
        .toJson(QJsonDocument::Compact);
}

Result<TokenRequest> TokenRequest::decode(const QByteArray &json)
{
    JsonReader reader(json);
    TokenRequest request;
    request.device = reader.id<models::DeviceId>("device"_L1);
    request.person = reader.id<models::PersonId>("person"_L1);
    request.nonce = reader.text("nonce"_L1, 128);
    request.deviceSignature = reader.bytes("deviceSignature"_L1, models::crypto::signatureSize);
    request.personSignature = reader.bytes("personSignature"_L1, models::crypto::signatureSize);
    BB_TRY(reader.outcome());
    return request;
}

QByteArray TokenReply::encode() const
{
    return QJsonDocument(QJsonObject{{u"token"_s, QString::fromLatin1(token)},
                                     {u"expiresIn"_s, expiresInSeconds}})
        .toJson(QJsonDocument::Compact);
}

Result<TokenReply> TokenReply::decode(const QByteArray &json)
{
    JsonReader reader(json);
    TokenReply reply;
    reply.token = reader.text("token"_L1, 128).toLatin1();
    reply.expiresInSeconds = int(qBound(qint64(0), reader.number("expiresIn"_L1), qint64(86'400)));
    BB_TRY(reader.outcome());
    return reply;
}

} // namespace wire
