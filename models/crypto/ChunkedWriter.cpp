// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/ChunkedFormat.h"
#include "models/crypto/DurableFile.h"

#include <QFile>

#include <algorithm>
#include <cstring>
#include <vector>

namespace models {

using namespace chunked;

struct ChunkedWriter::State {
    QFile file;
    Header header;
    SecretBytes key;
    SecretBytes plain{chunkSize}; //!< the chunk being filled
    qsizetype filled = 0;
    qint64 nextChunk = 0;
    std::vector<unsigned char> sealed = std::vector<unsigned char>(sealedSize);

    State(const QString &path, const Header &fileHeader, const SecretBytes &fileKey)
        : file(path),
          header(fileHeader),
          key(fileKey.clone())
    {
    }

    qint64 position() const { return nextChunk * chunkSize + filled; }

    Result<void> write(qint64 offset, const char *bytes, qint64 size)
    {
        if (!file.seek(offset))
            return durable::errorOf(file);
        const auto written = file.write(bytes, size);
        if (written == size)
            return {};
        // A short write without an error is a disk that took the last bytes it had room for.
        const auto error = written >= 0 ? Error{Error::DiskFull} : durable::errorOf(file);
        file.resize(offset);
        return error;
    }

    Result<void> writeChunk()
    {
        header.seal(nextChunk, plain.data(), key, sealed.data());
        BB_TRY(write(Header::offset(nextChunk), reinterpret_cast<const char *>(sealed.data()),
                     header.plainSize(nextChunk) + sealedSize - chunkSize));
        ++nextChunk;
        filled = 0;
        return {};
    }

    //! Counts the chunks that are whole and authentic, in order.
    void countWholeChunks()
    {
        const auto count = header.chunkCount();
        for (file.seek(headerSize); nextChunk < count; ++nextChunk) {
            const auto size = header.plainSize(nextChunk) + sealedSize - chunkSize;
            if (file.read(reinterpret_cast<char *>(sealed.data()), size) != size
                || !header.open(nextChunk, sealed.data(), key, plain.data()))
                break;
        }
    }
};

ChunkedWriter::ChunkedWriter() = default;
ChunkedWriter::~ChunkedWriter() = default;

Result<std::unique_ptr<ChunkedWriter>> ChunkedWriter::create(const QString &path,
                                                             qint64 plainLength,
                                                             const SecretBytes &key,
                                                             RandomSource &random)
{
    if (plainLength < 0)
        return invalid({}, QStringLiteral("length"));
    auto state = std::make_unique<State>(path, Header::make(plainLength, random), key);
    if (state->file.exists())
        return Error::Conflict;
    if (!state->file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered,
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return durable::errorOf(state->file);
    const auto header = state->header.bytes();
    if (auto written = state->write(0, header.data(), header.size()); !written) {
        state->file.remove();
        return written.error();
    }
    std::unique_ptr<ChunkedWriter> writer(new ChunkedWriter);
    writer->m_state = std::move(state);
    return writer;
}

Result<std::unique_ptr<ChunkedWriter>> ChunkedWriter::resume(const QString &path,
                                                             const SecretBytes &key)
{
    if (!QFile::exists(path))
        return Error::NotFound;
    auto state = std::make_unique<State>(path, Header(), key);
    if (!state->file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered))
        return durable::errorOf(state->file);
    BB_TRY_ASSIGN(header, Header::parse(state->file.read(headerSize)));
    state->header = header;
    state->countWholeChunks();
    // An unfinished file may have been cut anywhere, also in the last chunk that it got.
    const auto end = state->nextChunk == header.chunkCount() ? header.fileSize()
                                                             : Header::offset(state->nextChunk);
    if (state->file.size() != end && !state->file.resize(end))
        return durable::errorOf(state->file);
    std::unique_ptr<ChunkedWriter> writer(new ChunkedWriter);
    writer->m_state = std::move(state);
    return writer;
}

qint64 ChunkedWriter::position() const
{
    return std::min(m_state->position(), m_state->header.plainLength());
}

qint64 ChunkedWriter::plainLength() const
{
    return m_state->header.plainLength();
}

Result<void> ChunkedWriter::append(QByteArrayView plain)
{
    if (plain.size() > plainLength() - position())
        return Error{Error::TooLarge, {}, {}, {}, plainLength()};
    while (!plain.isEmpty()) {
        const auto part = std::min(chunkSize - m_state->filled, plain.size());
        std::memcpy(m_state->plain.data() + m_state->filled, plain.data(), size_t(part));
        m_state->filled += part;
        plain = plain.sliced(part);
        if (m_state->filled == chunkSize)
            BB_TRY(m_state->writeChunk());
    }
    return {};
}

Result<void> ChunkedWriter::flush()
{
    return durable::sync(m_state->file);
}

Result<void> ChunkedWriter::finish()
{
    if (position() != plainLength())
        return invalid({}, QStringLiteral("length"));
    if (m_state->nextChunk < m_state->header.chunkCount())
        BB_TRY(m_state->writeChunk());
    BB_TRY(durable::sync(m_state->file));
    m_state->file.close();
    return {};
}

} // namespace models
