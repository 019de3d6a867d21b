// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/Cryptography.h"
#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QByteArray>
#include <QString>

namespace wire {

//! A DPoP proof (RFC 9449): a JWS with EdDSA over typ "dpop+jwt", the device's public key, htm,
//! htu, iat, jti, the hub's nonce and, once there is a token, its hash (ath).
struct Proof {
    QByteArray publicKey{};
    QString method{};
    QString url{};
    QString id{}; //!< jti
    QString nonce{};
    QByteArray tokenHash{}; //!< SHA-256 of the token; empty when none is sent
    qint64 issuedAt = 0; //!< seconds; informative, PC clocks are not trusted
};

QByteArray makeProof(const Proof &proof, const models::crypto::SigningKey &device);
//! Checks form, algorithm and signature; the caller compares method, url, nonce and token.
models::Result<Proof> readProof(const QByteArray &jws);
//! RFC 7638 thumbprint of the key, base64url: what tokens are bound to.
QString thumbprint(QByteArrayView publicKey);
QByteArray tokenHash(QByteArrayView token);

//! POST /v1/tokens: both sign "branchbook/token/1" ‖ device ‖ person ‖ nonce (UTF-8).
struct TokenRequest {
    models::DeviceId device{};
    models::PersonId person{};
    QString nonce{};
    QByteArray deviceSignature{};
    QByteArray personSignature{};

    void sign(const models::crypto::SigningKey &deviceKey,
              const models::crypto::SigningKey &personKey);
    bool verify(QByteArrayView devicePublicKey, QByteArrayView personPublicKey) const;
    QByteArray encode() const; //!< JSON
    static models::Result<TokenRequest> decode(const QByteArray &json);
};

struct TokenReply {
    QByteArray token{};
    int expiresInSeconds = 600;

    QByteArray encode() const;
    static models::Result<TokenReply> decode(const QByteArray &json);
};

} // namespace wire
