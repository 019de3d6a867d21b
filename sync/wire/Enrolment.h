// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QByteArray>
#include <QString>

namespace wire {

//! POST /v1/enrolments: a one-time code makes a device and one person at it known to the hub. A
//! second person at the same PC enrols with the same device and a code of their own. The request is
//! proved with the device's key (DPoP without token).
struct EnrolmentRequest {
    QString code{};
    models::DeviceId device{};
    QByteArray deviceKey{}; //!< Ed25519
    QByteArray deviceBoxKey{}; //!< X25519
    QByteArray personKey{}; //!< Ed25519

    QByteArray encode() const; //!< JSON
    static models::Result<EnrolmentRequest> decode(const QByteArray &json);
};

struct EnrolmentReply {
    //! The hub's id of the person; local work is mapped to it before it is first signed.
    models::PersonId person{};
    QString role{};
    models::OrganisationId organisation{}; //!< where the role is held
    QByteArray hubKey{}; //!< Ed25519, signs receipts
    QByteArray hubBoxKey{}; //!< X25519
    QString hubId{};

    QByteArray encode() const;
    static models::Result<EnrolmentReply> decode(const QByteArray &json);
};

//! GET /v1/hub.
struct HubInfo {
    QString hubId{};
    int version = 1;
    qint64 now = 0; //!< UTC ms
    qint64 maximumBatchBytes = 0;
    qint64 maximumMediaChunk = 0;

    QByteArray encode() const;
    static models::Result<HubInfo> decode(const QByteArray &json);
};

//! application/problem+json (RFC 9457): {"type","status","code","field","expected"}.
struct Problem {
    int status = 500;
    QString code{}; //!< "gap", "fork", "code_expired", "revoked", "nonce", "too_large", …
    QString field{};
    qint64 expected = 0;

    QByteArray encode() const;
    static Problem decode(const QByteArray &json);
};

} // namespace wire
