// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/Cryptography.h"
#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QList>

namespace wire {

//! What a revoked device has not delivered yet.
struct ParcelContent {
    QList<QByteArray>
        batches{}; //!< envelopes as they would have been sent, in the order of signing
    QList<QByteArray> media{}; //!< hashes of files that the hub has not got
    //! Changes that nobody could sign any more, as canonical CBOR maps {"at","id","op","org","set",
    //! "kind","actor"}: for a person to read, never applied.
    QList<QByteArray> loose{};

    //! zstd of the canonical CBOR map {"v","loose","media","batches"}.
    QByteArray encode() const;
    static models::Result<ParcelContent> decode(const QByteArray &bytes);
};

//! POST /v1/parcels: the content sealed to the hub's box key, in canonical CBOR
//! {"v","sig","device","sealed"}. The device signs "branchbook/parcel/1" ‖ sealed.
struct Parcel {
    models::DeviceId device{};
    QByteArray sealed{};
    QByteArray signature{};

    void sign(const models::crypto::SigningKey &deviceKey);
    bool verify(QByteArrayView devicePublicKey) const;
    QByteArray encode() const;
    static models::Result<Parcel> decode(const QByteArray &bytes);
};

} // namespace wire
