// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/media/OpenUploads.h"

#include <QFile>

#include <algorithm>

namespace hub {

Result<void> OpenUploads::create(const Upload &upload, models::RandomSource &random, qint64 now)
{
    auto open = std::make_shared<OpenUpload>();
    BB_TRY_ASSIGN(
        writer,
        models::ChunkedWriter::create(pathOf(upload.file), upload.size, upload.key, random));
    open->writer = std::move(writer);
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
    auto open = std::make_shared<OpenUpload>();
    BB_TRY_ASSIGN(writer, models::ChunkedWriter::resume(pathOf(upload.file), upload.key));
    open->writer = std::move(writer);
    open->usedAt = now;
    // A chunk that reached the disk stands; the tail is good only right behind it.
    const auto onDisk = open->writer->position();
    if (onDisk == upload.received - upload.tail.size()) {
        BB_TRY(open->writer->append(upload.tail));
        open->tail = upload.tail;
    }
    open->received = onDisk + open->tail.size();
    makeRoom();
    m_open.insert(upload.id, open);
    return open;
}

void OpenUploads::close(const QString &id)
{
    const std::lock_guard lock(m_mutex);
    m_open.remove(id);
}

void OpenUploads::removeFile(const QString &file) const
{
    QFile::remove(pathOf(file));
}

void OpenUploads::makeRoom()
{
    if (m_open.size() < maximumOpen)
        return;
    const auto oldest =
        std::min_element(m_open.cbegin(), m_open.cend(),
                         [](const auto &a, const auto &b) { return a->usedAt < b->usedAt; });
    m_open.erase(oldest);
}

} // namespace hub
