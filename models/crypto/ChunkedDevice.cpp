// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/ChunkedDevice.h"

#include "models/crypto/DurableFile.h"

#include <QMutexLocker>

#include <algorithm>
#include <cstring>

namespace models {

using namespace chunked;

namespace {

Error damaged(const QString &reason)
{
    return Error{Error::Corrupt, {}, reason};
}

} // namespace

ChunkedDevice::ChunkedDevice(const QString &path, const SecretBytes &key)
    : m_file(path),
      m_key(key.clone()),
      m_sealed(sealedSize)
{
}

ChunkedDevice::~ChunkedDevice() = default;

Result<void> ChunkedDevice::openContainer()
{
    if (!m_file.exists())
        return Error::NotFound;
    if (!m_file.open(ReadOnly | Unbuffered))
        return durable::errorOf(m_file);
    BB_TRY_ASSIGN(header, Header::parse(m_file.read(headerSize)));
    m_header = header;
    if (m_file.size() != header.fileSize())
        return damaged(QStringLiteral("length"));
    if (!chunk(0) || !chunk(header.chunkCount() - 1))
        return damaged(QStringLiteral("chunk"));
    // Unbuffered: QIODevice's own buffer is ordinary memory that nobody wipes.
    if (!open(ReadOnly | Unbuffered))
        return Error::Io;
    return {};
}

qint64 ChunkedDevice::readData(char *data, qint64 size)
{
    const QMutexLocker lock(&m_mutex);
    auto position = pos();
    qint64 done = 0;
    while (done < size && position < m_header.plainLength()) {
        const auto index = position / chunkSize;
        const auto *plain = chunk(index);
        if (!plain) {
            setErrorString(QStringLiteral("damaged"));
            return done > 0 ? done : -1;
        }
        const auto start = position % chunkSize;
        const auto part = std::min<qint64>(size - done, m_header.plainSize(index) - start);
        std::memcpy(data + done, plain + start, size_t(part));
        done += part;
        position += part;
    }
    return done;
}

const unsigned char *ChunkedDevice::chunk(qint64 index)
{
    auto oldest = m_slots.begin();
    for (auto slot = m_slots.begin(); slot != m_slots.end(); ++slot) {
        if (slot->index == index) {
            slot->lastUse = ++m_uses;
            return slot->plain.data();
        }
        if (slot->lastUse < oldest->lastUse)
            oldest = slot;
    }
    if (oldest->plain.isEmpty())
        oldest->plain = SecretBytes(chunkSize);
    oldest->index = -1;
    const auto size = m_header.plainSize(index) + sealedSize - chunkSize;
    if (!m_file.seek(Header::offset(index))
        || m_file.read(reinterpret_cast<char *>(m_sealed.data()), size) != size
        || !m_header.open(index, m_sealed.data(), m_key, oldest->plain.data()))
        return nullptr;
    oldest->index = index;
    oldest->lastUse = ++m_uses;
    return oldest->plain.data();
}

Result<std::unique_ptr<QIODevice>> openChunked(const QString &path, const SecretBytes &key)
{
    auto device = std::make_unique<ChunkedDevice>(path, key);
    BB_TRY(device->openContainer());
    return std::unique_ptr<QIODevice>(std::move(device));
}

Result<void> verifyChunked(const QString &path, const SecretBytes &key)
{
    BB_TRY_ASSIGN(device, openChunked(path, key));
    SecretBytes plain(chunkSize);
    qint64 seen = 0;
    while (seen < device->size()) {
        const auto part = device->read(reinterpret_cast<char *>(plain.data()), plain.size());
        if (part <= 0)
            return damaged(QStringLiteral("chunk"));
        seen += part;
    }
    return {};
}

} // namespace models
