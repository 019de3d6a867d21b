// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"
#include "models/domain/Result.h"
#include "models/media/MediaFolder.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QIODevice;

namespace models {

class Clock;
class Database;
class RandomSource;
class Vault;

//! A file kept in the vault, known by the BLAKE2b-256 of its plain content.
struct MediaInfo {
    QByteArray hash{};
    qint64 size = 0; //!< plain bytes; 0 in wanted() where the attachment does not tell
    QString mediaType{};
    bool present = false; //!< the whole file is on this PC
    qint64 deliveredAt = 0; //!< when the hub verified it; 0 while it has not
};

//! The encrypted files of one vault: 64 KiB chunks, each authenticated, readable from any offset.
//!
//! No decrypted copy touches the disk. Thread of its Database, and as many stores in as many
//! threads as there are connections; the devices it opens may be read from another thread (one at
//! a time) and outlive the store.
class MediaStore
{
public:
    //! 0.0–1.0; answering false cancels and leaves nothing behind.
    using Progress = std::function<bool(double)>;

    //! All must outlive the store.
    MediaStore(Database &database, const Vault &vault, const Clock &clock, RandomSource &random);

    //! Reads \a source, open and not sequential, from its start to its end; the same content twice
    //! is stored once. DiskFull leaves nothing; Io also when the source changes meanwhile.
    Result<MediaInfo> add(QIODevice &source, const QString &mediaType,
                          const Progress &progress = {});
    Result<MediaInfo> find(const QByteArray &hash) const;
    //! A seekable, read-only, thread-safe device over the encrypted file. NotFound while it is not
    //! here as a whole.
    Result<std::unique_ptr<QIODevice>> open(const QByteArray &hash) const;
    //! Reads it all and compares with its hash; Corrupt when one bit differs.
    Result<void> verify(const QByteArray &hash) const;
    //! Hashes of all that is here as a whole.
    Result<QList<QByteArray>> list() const;
    //! Removes files that no record and no draft has referred to for 30 days, and what crashes
    //! left. How many files went.
    Result<int> sweep();

    //! Receiving a file in pieces, in order; resumes at received() after a crash.
    class Incoming;
    //! Conflict when it is here already. A piece begun with another size is begun anew.
    Result<std::unique_ptr<Incoming>> receive(const QByteArray &hash, qint64 size,
                                              const QString &mediaType);
    //! Files an attachment names that are not here yet, thumbnails first, then photos, documents
    //! and videos, the small ones first. A thumbnail's size is 0: the hub knows it.
    Result<QList<MediaInfo>> wanted() const;
    //! Files here that a record refers to and the hub has not verified yet, the small ones first.
    Result<QList<MediaInfo>> undelivered() const;
    //! NotFound while the file is not here.
    Result<void> markDelivered(const QByteArray &hash);

private:
    struct Entry {
        MediaInfo info{};
        QByteArray wrappedKey{};
        QString state{};
    };

    Result<std::optional<Entry>> entry(const QByteArray &hash) const;
    Result<SecretBytes> keyOf(const Entry &entry) const;
    //! Inserts or replaces the row.
    Result<void> remember(const MediaInfo &info, const SecretBytes &key, QStringView state);
    Result<QByteArray> write(QIODevice &source, const QString &path, const SecretBytes &key,
                             const Progress &progress);
    Result<MediaInfo> keep(const QString &path, const SecretBytes &key, const MediaInfo &info);
    Result<void> removeStrayFiles() const;

    Database &m_database;
    const Vault &m_vault;
    const Clock &m_clock;
    RandomSource &m_random;
    MediaFolder m_folder;
};

//! A download under way.
class MediaStore::Incoming
{
public:
    virtual ~Incoming() = default;
    //! Plain bytes taken so far; after a resumption those that are safe, a multiple of 64 KiB.
    virtual qint64 received() const = 0;
    //! Every whole 64 KiB chunk is durable once it returned. After DiskFull or Io, receive() anew.
    virtual Result<void> append(QByteArrayView bytes) = 0;
    //! Verifies the hash and makes the file visible as delivered, for it came from the hub; Corrupt
    //! discards it.
    virtual Result<void> finish() = 0;
};

} // namespace models
