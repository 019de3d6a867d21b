// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/MediaIncoming.h"

#include "models/crypto/ChunkedFile.h"
#include "models/domain/Clock.h"
#include "models/media/MediaHash.h"
#include "models/sql/Database.h"
#include "models/sql/Transaction.h"

#include <QFile>

namespace models {

MediaIncoming::MediaIncoming(Database &database, const Clock &clock, const MediaFolder &folder,
                             const QByteArray &hash, SecretBytes key,
                             std::unique_ptr<ChunkedWriter> writer)
    : m_database(database),
      m_clock(clock),
      m_folder(folder),
      m_hash(hash),
      m_path(folder.incomingPathOf(hash)),
      m_key(std::move(key)),
      m_writer(std::move(writer))
{
}

MediaIncoming::~MediaIncoming() = default;

qint64 MediaIncoming::received() const
{
    return m_writer->position();
}

Result<void> MediaIncoming::append(QByteArrayView bytes)
{
    BB_TRY(m_writer->append(bytes));
    return m_writer->flush();
}

Result<void> MediaIncoming::finish()
{
    BB_TRY(m_writer->finish());
    if (auto content = checkContent(); !content) {
        if (content.error().code == Error::Corrupt)
            BB_TRY(discard());
        return content.error();
    }
    Transaction transaction(m_database);
    BB_TRY(transaction.begun());
    // Somebody may have added the same file by hand meanwhile; then theirs, with its own key,
    // stays.
    BB_TRY_ASSIGN(statement,
                  m_database.prepare("UPDATE media SET state = 'stored', delivered_at = ?2 "
                                     "WHERE hash = ?1 AND state = 'partial'"));
    BB_TRY(statement.bindBytes(1, m_hash).bind(2, m_clock.nowMs()).run());
    if (m_database.changes() == 0) {
        QFile::remove(m_path);
        return {};
    }
    BB_TRY(m_folder.moveIn(m_path, m_hash));
    return transaction.commit();
}

Result<void> MediaIncoming::checkContent() const
{
    BB_TRY_ASSIGN(device, openChunked(m_path, m_key));
    BB_TRY_ASSIGN(hash, mediaHash(*device));
    if (hash != m_hash)
        return Error{Error::Corrupt, {}, QStringLiteral("hash")};
    return {};
}

Result<void> MediaIncoming::discard()
{
    QFile::remove(m_path);
    BB_TRY_ASSIGN(statement,
                  m_database.prepare("DELETE FROM media WHERE hash = ?1 AND state = 'partial'"));
    return statement.bindBytes(1, m_hash).run();
}

} // namespace models
