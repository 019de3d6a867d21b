// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/MediaStore.h"

#include "models/crypto/ChunkedFile.h"
#include "models/crypto/Cryptography.h"
#include "models/domain/Clock.h"
#include "models/media/MediaHash.h"
#include "models/media/MediaIncoming.h"
#include "models/sql/Database.h"
#include "models/sql/Transaction.h"
#include "models/store/Vault.h"

#include <QFile>
#include <QScopeGuard>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

MediaInfo infoFrom(const Statement &row)
{
    return {row.bytes(0), row.number(1), row.text(2), row.number(3) != 0, row.number(4)};
}

Result<QList<MediaInfo>> infosOf(Database &database, const char *sql)
{
    BB_TRY_ASSIGN(statement, database.prepare(sql));
    QList<MediaInfo> infos;
    for (;;) {
        BB_TRY_ASSIGN(more, statement.step());
        if (!more)
            return infos;
        infos.append(infoFrom(statement));
    }
}

} // namespace

MediaStore::MediaStore(Database &database, const Vault &vault, const Clock &clock,
                       RandomSource &random)
    : m_database(database),
      m_vault(vault),
      m_clock(clock),
      m_random(random),
      m_folder(vault.mediaFolder())
{
}

Result<MediaInfo> MediaStore::add(QIODevice &source, const QString &mediaType,
                                  const Progress &progress)
{
    if (source.isSequential())
        return invalid({}, u"sequential"_s);
    BB_TRY(m_folder.prepare());
    const auto path = m_folder.newPath(m_random);
    const auto removal = qScopeGuard([&path] { QFile::remove(path); });
    const auto key = SecretBytes::random(crypto::keySize, m_random);
    const auto size = source.size();
    BB_TRY_ASSIGN(hash, write(source, path, key, progress));
    return keep(path, key, {.hash = hash, .size = size, .mediaType = mediaType, .present = true});
}

Result<QByteArray> MediaStore::write(QIODevice &source, const QString &path, const SecretBytes &key,
                                     const Progress &progress)
{
    const auto size = source.size();
    if (!source.seek(0))
        return Error::Io;
    BB_TRY_ASSIGN(writer, ChunkedWriter::create(path, size, key, m_random));
    crypto::Hasher hasher;
    SecretBytes plain(chunked::chunkSize);
    for (qint64 done = 0; done < size;) {
        const auto part = source.read(reinterpret_cast<char *>(plain.data()),
                                      std::min<qint64>(plain.size(), size - done));
        if (part <= 0)
            return Error{Error::Io, {}, u"changed"_s};
        hasher.add(plain.view().first(part));
        BB_TRY(writer->append(plain.view().first(part)));
        done += part;
        if (progress && !progress(double(done) / double(size)))
            return Error::Cancelled;
    }
    if (source.size() != size)
        return Error{Error::Io, {}, u"changed"_s};
    BB_TRY(writer->finish());
    return hasher.finish();
}

Result<MediaInfo> MediaStore::keep(const QString &path, const SecretBytes &key,
                                   const MediaInfo &info)
{
    // Looking, moving and remembering in one write transaction: two threads that add the same
    // content must not leave one's file with the other's key.
    Transaction transaction(m_database);
    BB_TRY(transaction.begun());
    BB_TRY_ASSIGN(known, entry(info.hash));
    if (known && known->info.present && QFile::exists(m_folder.pathOf(info.hash))) {
        BB_TRY_ASSIGN(update,
                      m_database.prepare("UPDATE media SET unreferenced_since = NULL "
                                         "WHERE hash = ?1"));
        BB_TRY(update.bindBytes(1, info.hash).run());
        BB_TRY(transaction.commit());
        return known->info;
    }
    BB_TRY(remember(info, key, u"stored"));
    BB_TRY(m_folder.moveIn(path, info.hash));
    BB_TRY(transaction.commit());
    QFile::remove(m_folder.incomingPathOf(info.hash));
    return info;
}

Result<std::optional<MediaStore::Entry>> MediaStore::entry(const QByteArray &hash) const
{
    BB_TRY_ASSIGN(statement,
                  m_database.prepare("SELECT hash, size, media_type, state = 'stored', "
                                     "coalesce(delivered_at, 0), wrapped_key, state "
                                     "FROM media WHERE hash = ?1"));
    BB_TRY_ASSIGN(found, statement.bindBytes(1, hash).step());
    if (!found)
        return std::optional<Entry>();
    return std::optional<Entry>(Entry{infoFrom(statement), statement.bytes(5), statement.text(6)});
}

Result<SecretBytes> MediaStore::keyOf(const Entry &entry) const
{
    return crypto::open(entry.wrappedKey, entry.info.hash, m_vault.keys().media);
}

Result<void> MediaStore::remember(const MediaInfo &info, const SecretBytes &key, QStringView state)
{
    const auto wrapped = crypto::seal(key, info.hash, m_vault.keys().media, m_random);
    BB_TRY_ASSIGN(
        statement,
        m_database.prepare("INSERT OR REPLACE INTO media (hash, size, media_type, wrapped_key, "
                           "key_epoch, state, added_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
    statement.bindBytes(1, info.hash).bind(2, info.size).bind(3, info.mediaType);
    statement.bindBytes(4, wrapped).bind(5, qint64(m_vault.keys().epoch)).bind(6, state);
    return statement.bind(7, m_clock.nowMs()).run();
}

Result<MediaInfo> MediaStore::find(const QByteArray &hash) const
{
    BB_TRY_ASSIGN(known, entry(hash));
    if (!known)
        return Error::NotFound;
    return known->info;
}

Result<std::unique_ptr<QIODevice>> MediaStore::open(const QByteArray &hash) const
{
    BB_TRY_ASSIGN(known, entry(hash));
    if (!known || !known->info.present)
        return Error::NotFound;
    BB_TRY_ASSIGN(key, keyOf(*known));
    return openChunked(m_folder.pathOf(hash), key);
}

Result<void> MediaStore::verify(const QByteArray &hash) const
{
    BB_TRY_ASSIGN(device, open(hash));
    BB_TRY_ASSIGN(found, mediaHash(*device));
    if (found != hash)
        return Error{Error::Corrupt, {}, u"hash"_s};
    return {};
}

Result<QList<QByteArray>> MediaStore::list() const
{
    BB_TRY_ASSIGN(statement,
                  m_database.prepare("SELECT hash FROM media WHERE state = 'stored' "
                                     "ORDER BY hash"));
    QList<QByteArray> hashes;
    for (;;) {
        BB_TRY_ASSIGN(more, statement.step());
        if (!more)
            return hashes;
        hashes.append(statement.bytes(0));
    }
}

Result<std::unique_ptr<MediaStore::Incoming>>
MediaStore::receive(const QByteArray &hash, qint64 size, const QString &mediaType)
{
    if (hash.size() != crypto::hashSize || size < 0)
        return Error::Invalid;
    BB_TRY(m_folder.prepare());
    BB_TRY_ASSIGN(known, entry(hash));
    if (known && known->info.present && QFile::exists(m_folder.pathOf(hash)))
        return Error::Conflict;
    const auto path = m_folder.incomingPathOf(hash);
    const auto incoming = [&](std::unique_ptr<ChunkedWriter> writer, SecretBytes key) {
        return std::unique_ptr<Incoming>(std::make_unique<MediaIncoming>(
            m_database, m_clock, m_folder, hash, std::move(key), std::move(writer)));
    };
    if (known && known->state == u"partial") {
        // The last crash may have come after the move and before the commit.
        if (!QFile::exists(path))
            QFile::rename(m_folder.pathOf(hash), path);
        auto key = keyOf(*known);
        if (key) {
            auto writer = ChunkedWriter::resume(path, *key);
            if (writer && (*writer)->plainLength() == size)
                return incoming(std::move(*writer), std::move(*key));
        }
    }
    QFile::remove(path);
    auto key = SecretBytes::random(crypto::keySize, m_random);
    // The row first: a sweep in another thread takes a file without one for a crash's remains.
    BB_TRY(remember({.hash = hash, .size = size, .mediaType = mediaType}, key, u"partial"));
    BB_TRY_ASSIGN(writer, ChunkedWriter::create(path, size, key, m_random));
    return incoming(std::move(writer), std::move(key));
}

Result<QList<MediaInfo>> MediaStore::wanted() const
{
    return infosOf(m_database,
                   "SELECT hash, max(size), min(media_type), 0, 0 FROM ("
                   "  SELECT thumbnail AS hash, 0 AS size, 'image/jpeg' AS media_type, 0 AS lane"
                   "    FROM attachments WHERE thumbnail IS NOT NULL"
                   "  UNION ALL SELECT hash, size, media_type,"
                   "    CASE role WHEN 'photo' THEN 1 WHEN 'video' THEN 3 ELSE 2 END"
                   "    FROM attachments)"
                   " WHERE hash NOT IN (SELECT hash FROM media WHERE state = 'stored')"
                   " GROUP BY hash ORDER BY min(lane), max(size), hash");
}

Result<QList<MediaInfo>> MediaStore::undelivered() const
{
    return infosOf(m_database,
                   "SELECT hash, size, media_type, 1, 0 FROM media"
                   " WHERE state = 'stored' AND delivered_at IS NULL"
                   "   AND (EXISTS (SELECT 1 FROM attachments AS a WHERE a.hash = media.hash)"
                   "     OR EXISTS (SELECT 1 FROM attachments AS a"
                   "                WHERE a.thumbnail = media.hash))"
                   " ORDER BY size, hash");
}

Result<void> MediaStore::markDelivered(const QByteArray &hash)
{
    BB_TRY_ASSIGN(statement,
                  m_database.prepare("UPDATE media SET delivered_at = coalesce(delivered_at, ?2) "
                                     "WHERE hash = ?1 AND state = 'stored'"));
    BB_TRY(statement.bindBytes(1, hash).bind(2, m_clock.nowMs()).run());
    if (m_database.changes() == 0)
        return Error::NotFound;
    return {};
}

} // namespace models
