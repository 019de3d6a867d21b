// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Proof.h"

#include "sync/wire/JsonReader.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>

namespace wire {

using models::Error;
using models::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maximumProof = 4 * 1024;
constexpr qsizetype sha256Size = 32;

QByteArray part(const QJsonObject &object)
{
    return base64Url(QJsonDocument(object).toJson(QJsonDocument::Compact)).toLatin1();
}

Error broken(const char *what)
{
    return {Error::Protocol, QStringLiteral("DPoP"), QString::fromLatin1(what), {}, 0};
}

} // namespace

QByteArray makeProof(const Proof &proof, const models::crypto::SigningKey &device)
{
    const QJsonObject key{
        {u"kty"_s, u"OKP"_s}, {u"crv"_s, u"Ed25519"_s}, {u"x"_s, base64Url(device.publicKey)}};
    const QJsonObject header{{u"typ"_s, u"dpop+jwt"_s}, {u"alg"_s, u"EdDSA"_s}, {u"jwk"_s, key}};
    QJsonObject claims{{u"htm"_s, proof.method},
                       {u"htu"_s, proof.url},
                       {u"jti"_s, proof.id},
                       {u"iat"_s, proof.issuedAt}};
    if (!proof.nonce.isEmpty())
        claims.insert(u"nonce"_s, proof.nonce);
    if (!proof.tokenHash.isEmpty())
        claims.insert(u"ath"_s, base64Url(proof.tokenHash));
    const QByteArray input = part(header) + '.' + part(claims);
    return input + '.' + base64Url(device.sign(input)).toLatin1();
}

Result<Proof> readProof(const QByteArray &jws)
{
    const auto parts = jws.size() > maximumProof ? QList<QByteArray>() : jws.split('.');
    if (parts.size() != 3)
        return broken("form");

    JsonReader header(fromBase64Url(parts[0]));
    const bool typed = header.text("typ"_L1) == u"dpop+jwt" && header.text("alg"_L1) == u"EdDSA";
    JsonReader key(header.object("jwk"_L1));
    const bool suitable = key.text("kty"_L1) == u"OKP" && key.text("crv"_L1) == u"Ed25519"
        && !key.has("d"_L1) && !header.has("crit"_L1);
    Proof proof;
    proof.publicKey = key.bytes("x"_L1, models::crypto::publicKeySize);
    if (!header.outcome() || !key.outcome() || !typed || !suitable)
        return broken("header");

    const QByteArray input = parts[0] + '.' + parts[1];
    if (!models::crypto::verify(input, fromBase64Url(parts[2]), proof.publicKey))
        return broken("signature");

    JsonReader claims(fromBase64Url(parts[1]));
    proof.method = claims.text("htm"_L1, 16);
    proof.url = claims.text("htu"_L1, 512);
    proof.id = claims.text("jti"_L1, 64);
    proof.issuedAt = claims.number("iat"_L1);
    if (claims.has("nonce"_L1))
        proof.nonce = claims.text("nonce"_L1, 128);
    if (claims.has("ath"_L1))
        proof.tokenHash = claims.bytes("ath"_L1, sha256Size);
    if (!claims.outcome() || proof.id.isEmpty())
        return broken("claims");
    return proof;
}

QString thumbprint(QByteArrayView publicKey)
{
    // RFC 7638: the required members in alphabetical order, without spaces.
    const auto form =
        R"({"crv":"Ed25519","kty":"OKP","x":")"_L1 + base64Url(publicKey) + R"("})"_L1;
    return base64Url(QCryptographicHash::hash(form.toUtf8(), QCryptographicHash::Sha256));
}

QByteArray tokenHash(QByteArrayView token)
{
    return QCryptographicHash::hash(token.toByteArray(), QCryptographicHash::Sha256);
}

} // namespace wire
