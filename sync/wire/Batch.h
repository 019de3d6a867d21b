// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/Cryptography.h"
#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QCborMap>
#include <QList>

namespace wire {

using models::Error;
using models::Result;

inline constexpr int protocolVersion = 1;
inline constexpr int schemaVersion = 1;

//! The most a batch's body may be after decompression, and the most ops in one.
inline constexpr qint64 maximumBodyBytes = 16 * 1024 * 1024;
inline constexpr int maximumOps = 5'000;

enum class OpType { New, Set, Delete, Act };

//! One edit of one record.
struct Op {
    qint64 n = 0; //!< the device's count within the incarnation
    qint64 txn = 0; //!< ops of one txn stand or fall together
    int schema = schemaVersion;
    QString kind{};
    models::RecordId id{};
    models::OrganisationId organisation{};
    OpType type = OpType::Set;
    qint64 base = 0; //!< seq of the hub's row it was made on; 0 for none
    quint64 hlc = 0;
    qint64 claimedAt = 0; //!< UTC ms by the device's clock
    bool clockDoubtful = false;
    QCborMap set{}; //!< only the changed fields; null clears
    QList<qint64> deps{}; //!< n of earlier ops it cannot do without
};

//! Ops of one device and one person in order: a link of the incarnation's chain.
struct Batch {
    models::DeviceId device{};
    models::PersonId person{};
    models::RecordId incarnation{};
    //! Of the replica as a whole: a new one when this disk turns out to be an older copy.
    models::RecordId life{};
    qint64 ordinal = 1; //!< of all batches signed in this life, whoever signed them
    qint64 firstN = 1;
    QByteArray previous{}; //!< hash of the batch before; empty for the first
    qint64 createdAt = 0;
    QList<Op> ops{};
};

//! A batch as it travels by any road: {"v","device","person","body","ds","ps"} in canonical CBOR.
//!
//! body is the zstd frame of the batch's canonical CBOR; both Ed25519 signatures are over
//! "branchbook/batch/1" ‖ body exactly as sent.
struct Envelope {
    models::DeviceId device{};
    models::PersonId person{};
    QByteArray body{};
    QByteArray deviceSignature{};
    QByteArray personSignature{};

    //! BLAKE2b-256 of body: the batch's name in the chain and in receipts.
    QByteArray hash() const;
    QByteArray encode() const;
    static Result<Envelope> decode(const QByteArray &bytes);
    bool verify(QByteArrayView devicePublicKey, QByteArrayView personPublicKey) const;
};

Envelope seal(const Batch &batch, const models::crypto::SigningKey &device,
              const models::crypto::SigningKey &person);
//! The body as it travels: kinds and organisations once in tables, each op an array that tells its
//! numbers as differences from the op before (docs/protocol.md, "Batch body"). n is the position:
//! firstN, firstN + 1, …
QByteArray encodeBody(const Batch &batch);
//! After verify(): decompresses within the cap and decodes; Protocol names what is wrong.
Result<Batch> openBody(const Envelope &envelope);

//! What became of one op.
enum class Outcome { Applied, Merged, Conflict, Refused, Parked, Duplicate };

struct OpOutcome {
    Outcome outcome = Outcome::Applied;
    qint64 seq = 0; //!< of the row after it, where the row changed
    QString code{}; //!< why refused: "scope", "invalid", "unknownKind", "deps", "txn"
    QString field{};
    //! The row also holds what this device does not know yet: only a pull tells how it stands.
    bool partial = false;
};

//! The hub's signed answer to a batch: {"body","sig"}, signature over "branchbook/receipt/1" ‖
//! body.
struct Receipt {
    QByteArray batch{}; //!< hash of the envelope's body
    models::DeviceId device{};
    models::RecordId incarnation{};
    qint64 firstN = 1;
    qint64 receivedAt = 0; //!< UTC ms by the hub's clock
    QList<OpOutcome> outcomes{};
};

QByteArray sealReceipt(const Receipt &receipt, const models::crypto::SigningKey &hub);
//! Corrupt when the signature is not of \a hubPublicKey.
Result<Receipt> openReceipt(const QByteArray &bytes, QByteArrayView hubPublicKey);

QString wordOf(Outcome outcome);
QString wordOf(OpType type);

} // namespace wire
