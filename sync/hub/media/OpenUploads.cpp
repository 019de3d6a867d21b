// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/media/OpenUploads.h"

#include <QFile>

namespace hub {

Result<void> OpenUploads::create(const Upload &upload, models::RandomSource &random, qint64 now)
{
    BB_TRY_ASSIGN(
        writer,
        models::ChunkedWriter::create(pathOf(upload.file), upload.size, upload.key, random));
    auto open = std::make_shared<OpenUpload>(std::move(writer), 0, QByteArray());
    open->usedAt = now;
    const std::lock_guard lock(m_mutex);
    makeRoom();
    m_open.insert(upload.id, std::move(open));
    return {};
}

Result<std::shared_ptr<OpenUpload>> OpenUploads::open(const Upload &upload, qint64 now)
{
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_open.constFind(upload.id); known != m_open.cend()) {
        (*known)->usedAt = now;
        return *known;
    }
    BB_TRY_ASSIGN(writer, models::ChunkedWriter::resume(pathOf(upload.file), upload.key));
    // A chunk that reached the disk stands; the tail is good only right behind it.
    auto received = writer->position();
    QByteArray tail;
    if (received == upload.received - upload.tail.size()) {
        BB_TRY(writer->append(upload.tail));
        tail = upload.tail;
        received = upload.received;
    }
    auto open = std::make_shared<OpenUpload>(std::move(writer), received, std::move(tail));
    open->usedAt = now;
    makeRoom();
    m_open.insert(upload.id, open);
    return open;
}

void OpenUploads::close(const QString &id)
{
    const std::lock_guard lock(m_mutex);
    if (const auto open = m_open.take(id))
        open->retire();
}

void OpenUploads::handOver(const QString &id)
{
    std::shared_ptr<OpenUpload> open;
    {
        const std::lock_guard lock(m_mutex);
        open = m_open.take(id);
    }
    if (open)
        open->handOver();
}

void OpenUploads::handOverAll()
{
    QHash<QString, std::shared_ptr<OpenUpload>> all;
    {
        const std::lock_guard lock(m_mutex);
        all.swap(m_open);
    }
    for (const auto &open : std::as_const(all))
        open->handOver();
}

void OpenUploads::removeFile(const QString &file) const
{
    QFile::remove(pathOf(file));
}

void OpenUploads::makeRoom()
{
    if (m_open.size() < maximumOpen)
        return;
    // Whoever else holds one is writing to it: a second writer on its file would be ruin.
    auto oldest = m_open.cend();
    for (auto it = m_open.cbegin(); it != m_open.cend(); ++it) {
        const bool isIdle = it->use_count() == 1;
        if (isIdle && (oldest == m_open.cend() || (*it)->usedAt < (*oldest)->usedAt))
            oldest = it;
    }
    if (oldest != m_open.cend())
        m_open.erase(oldest);
}

} // namespace hub
