// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"
#include "models/domain/Result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

class QIODevice;

namespace models {

class Clock;
class Database;
class RandomSource;
class Vault;

//! A file kept in the vault, known by the BLAKE2b-256 of its plain content.
struct MediaInfo {
    QByteArray hash{};
    qint64 size = 0; //!< plain bytes
    QString mediaType{};
    bool present = false; //!< the whole file is on this PC
    qint64 deliveredAt = 0; //!< when the hub verified it; 0 while it has not
};

//! The encrypted files of one vault: 64 KiB chunks, each authenticated, readable from any offset.
//!
//! No decrypted copy touches the disk. Thread of its Database; the devices it opens may be read
//! from another thread (one at a time).
class MediaStore
{
public:
    //! 0.0–1.0; answering false cancels and leaves nothing behind.
    using Progress = std::function<bool(double)>;

    MediaStore(Database &database, const Vault &vault, const Clock &clock, RandomSource &random);

    //! Reads \a source to its end; the same content twice is stored once. DiskFull leaves nothing.
    Result<MediaInfo> add(QIODevice &source, const QString &mediaType,
                          const Progress &progress = {});
    Result<MediaInfo> find(const QByteArray &hash) const;
    //! A seekable, read-only, thread-safe device over the encrypted file.
    Result<std::unique_ptr<QIODevice>> open(const QByteArray &hash) const;
    //! Reads it all and compares with its hash; Corrupt when one bit differs.
    Result<void> verify(const QByteArray &hash) const;
    Result<QList<QByteArray>> list() const;
    //! Removes files that no attachment has referred to for 30 days.
    Result<int> sweep();

    //! Receiving a file in pieces, in order; resumes at received() after a crash.
    class Incoming;
    Result<std::unique_ptr<Incoming>> receive(const QByteArray &hash, qint64 size,
                                              const QString &mediaType);
    //! Files an attachment names that are not here yet; with size and type from the attachment.
    Result<QList<MediaInfo>> wanted() const;
    //! Files here that the hub has not verified yet.
    Result<QList<MediaInfo>> undelivered() const;
    Result<void> markDelivered(const QByteArray &hash);

private:
    QString pathOf(const QByteArray &hash) const;

    Database &m_database;
    const Vault &m_vault;
    const Clock &m_clock;
    RandomSource &m_random;
};

//! A download under way; everything written is durable once append() returned.
class MediaStore::Incoming
{
public:
    virtual ~Incoming() = default;
    virtual qint64 received() const = 0; //!< plain bytes kept so far
    virtual Result<void> append(QByteArrayView bytes) = 0;
    //! Verifies the hash and makes the file visible; Corrupt discards it.
    virtual Result<void> finish() = 0;
};

} // namespace models
