// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/Cryptography.h"
#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

//! The words of a USB bundle (*.bbundle); docs/bundle-format.md has the bytes.
namespace wire {

using models::Error;
using models::Result;

inline constexpr qsizetype maximumBundleHeader = 256 * 1024;
//! The most that one frame may be after decompression.
inline constexpr qint64 maximumFrame = 64 * 1024 * 1024;
inline constexpr qsizetype bundlePieceSize = 1024 * 1024;
//! A whole part stays below what FAT32 can hold in one file.
inline constexpr qint64 maximumBundlePart = qint64(4) * 1024 * 1024 * 1024 - 1024 * 1024;
inline constexpr qint64 minimumBundlePart = 64 * 1024;

//! A link of one chain that travels in a bundle.
struct BundleChain {
    models::RecordId incarnation{};
    qint64 firstN = 1;
    qint64 lastN = 0;
    QByteArray previous{}; //!< hash of the batch before firstN; empty at the chain's beginning

    friend bool operator==(const BundleChain &, const BundleChain &) = default;
};

//! Who may open a bundle: an X25519 key, and the file key sealed to it.
struct BundleRecipient {
    QByteArray boxKey{};
    QByteArray sealedKey{};
};

//! What stands in the clear at the beginning of each part: enough for a preview, no name, no
//! content. The counts are those of the whole export.
struct BundleHeader {
    enum class Direction { ToHub, ToDevice };

    Direction direction = Direction::ToHub;
    models::RecordId bundle{}; //!< the same in all parts of one export
    int part = 1;
    qint64 createdAt = 0;
    QString hub{}; //!< the hub's id
    models::DeviceId device{}; //!< the one that sends, or that the hub answers
    models::PersonId person{};
    models::OrganisationId organisation{}; //!< where the person's role is held
    QByteArray senderKey{}; //!< Ed25519; whoever reads it compares it with the one it knows
    QList<BundleChain> chains{};
    qint64 records = 0; //!< changes; on the way back receipts
    qint64 files = 0;
    qint64 fileBytes = 0;
    QList<BundleRecipient> recipients{};

    QByteArray encode() const;
    static Result<BundleHeader> decode(const QByteArray &bytes);
};

//! One thing inside a bundle.
struct BundleFrame {
    enum class Kind {
        Envelope = 1, //!< a batch as it was signed
        Request =
            2, //!< ChangesRequest: the sender's cursors; on the way back those it was answered
        Piece = 3, //!< MediaPiece
        Wanted = 4, //!< hashes of files that the sender lacks
        Receipt = 5, //!< as the hub signed it
        Changes = 6, //!< ChangesReply with its rows
        Held = 7, //!< hashes of files that the hub has verified
        Problem = 8, //!< BatchProblem
        Revoked = 9, //!< nothing follows: the hub has withdrawn this device
    };
    Kind kind = Kind::Envelope;
    QByteArray payload{};

    //! Kind, coding, length, payload; compressed where that makes it smaller.
    QByteArray encode() const;
};

inline constexpr qsizetype bundleFrameHead = 6;
//! What a frame's first six bytes announce; Protocol when no frame begins so.
struct BundleFrameHead {
    BundleFrame::Kind kind = BundleFrame::Kind::Envelope;
    bool isCompressed = false;
    qint64 length = 0;

    static Result<BundleFrameHead> decode(QByteArrayView bytes);
    //! The frame of which \a body are the bytes behind the head.
    Result<BundleFrame> frame(const QByteArray &body) const;
};

//! Part of a file; pieces of one file come in order.
struct MediaPiece {
    QByteArray hash{};
    models::OrganisationId organisation{};
    QString mediaType{};
    qint64 size = 0; //!< of the whole file
    qint64 offset = 0;
    QByteArray bytes{};

    QByteArray encode() const;
    static Result<MediaPiece> decode(const QByteArray &bytes);
};

//! Why a batch has no receipt: "gap" (it waits for the one that begins at expected), "fork", or
//! what POST /v1/batches would have answered.
struct BatchProblem {
    QByteArray batch{};
    QString code{};
    qint64 expected = 0;

    QByteArray encode() const;
    static Result<BatchProblem> decode(const QByteArray &bytes);
};

QByteArray encodeHashes(const QList<QByteArray> &hashes);
Result<QList<QByteArray>> decodeHashes(const QByteArray &bytes);

} // namespace wire
