// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SealedStream.h"

#include "sync/wire/Bundle.h"

#include <QIODevice>

#include <memory>
#include <optional>

namespace wire {

//! Reads one part of a bundle from hostile bytes, holding a frame at a time.
//!
//! The order is open(), verify(), unlock(), next(): the sender's signatures over header and content
//! are checked before a byte is decrypted, and everything is authentic before it is decompressed.
class BundleReader
{
public:
    //! Reads the header and checks its sender's signature over it. Corrupt "bundle", "bundleCut" or
    //! "bundleAltered"; NewerVersion.
    static Result<std::unique_ptr<BundleReader>> open(const QString &path);
    static Result<std::unique_ptr<BundleReader>> open(std::unique_ptr<QIODevice> device);
    ~BundleReader();

    const BundleHeader &header() const { return m_header; }
    //! Whether the person answers for it too.
    bool isSignedBy(QByteArrayView personKey) const;
    //! Reads all of the content and checks the signature at its end; Corrupt "bundleAltered" when a
    //! single bit differs or something is missing.
    Result<void> verify();
    //! No part follows this one; known after verify().
    bool isLast() const { return m_isLast; }
    //! Denied "bundleRecipient" when it was sealed to other keys.
    Result<void> unlock(const models::crypto::BoxKey &key);
    //! The next frame; nothing at the end. Corrupt, Protocol, TooLarge.
    Result<std::optional<BundleFrame>> next();

private:
    BundleReader() = default;
    Result<void> readHeader();
    Result<QByteArray> read(qint64 size);
    Result<bool> fill(qsizetype wanted);

    std::unique_ptr<QIODevice> m_device;
    BundleHeader m_header;
    QByteArray m_headerBytes;
    QByteArray m_headerHash;
    QByteArray m_personSignature;
    QByteArray m_streamHeader;
    qint64 m_contentAt = 0;
    qint64 m_contentEnd = 0;
    bool m_isLast = false;
    bool m_isVerified = false;
    std::unique_ptr<models::crypto::StreamOpener> m_opener;
    QByteArray m_plain; //!< opened and not yet read, from m_plainAt on
    qsizetype m_plainAt = 0;
};

} // namespace wire
