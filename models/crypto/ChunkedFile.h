// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"
#include "models/domain/Result.h"

#include <QFile>
#include <QString>

#include <memory>

class QIODevice;

namespace models {

//! The container of an encrypted file, final since version 1 (docs/media-format.md):
//! header = magic "BBMF", version, algorithm, file id (16 random bytes), plain length (u64);
//! then chunks of 64 KiB plain each with its 16-byte tag, XChaCha20-Poly1305 under the file's own
//! key. Nonce = file id ‖ chunk index (u64); associated data = header ‖ index, so a chunk can be
//! neither moved, dropped nor cut off unnoticed, and any offset can be read alone.
namespace chunked {

inline constexpr qsizetype chunkSize = 64 * 1024;

} // namespace chunked

//! Writes a container of known plain length in order; resumable at whole chunks after a crash.
class ChunkedWriter
{
public:
    //! Creates \a path (0600); Conflict when it is there, DiskFull and Io leave nothing.
    static Result<std::unique_ptr<ChunkedWriter>>
    create(const QString &path, qint64 plainLength, const SecretBytes &key, RandomSource &random);
    //! Goes on after the last whole, authentic chunk of an unfinished file, which it reads for
    //! that. Only for the content that was begun: two contents under one key and file id would
    //! betray both. Corrupt, NewerVersion and NotFound leave the file as it is.
    static Result<std::unique_ptr<ChunkedWriter>> resume(const QString &path,
                                                         const SecretBytes &key);
    ~ChunkedWriter();

    //! Plain bytes taken so far; after resume(), those that are safe on disk.
    qint64 position() const;
    qint64 plainLength() const;
    //! Writes each chunk as it becomes whole; the rest waits in memory. TooLarge beyond the
    //! announced length; after DiskFull or Io the writer is done with, but resume() goes on.
    Result<void> append(QByteArrayView plain);
    //! fsync of the chunks that are whole.
    Result<void> flush();
    //! Writes the last chunk, fsyncs, closes; Invalid when bytes are missing.
    Result<void> finish();

private:
    ChunkedWriter();
    struct State;
    std::unique_ptr<State> m_state;
};

//! A read-only, seekable device over a container; every byte it returns was authenticated.
//!
//! May be read from one other thread (video decoders do). A read of a damaged chunk fails and sets
//! errorString; nothing unauthenticated is ever returned. Corrupt when the first or last chunk, the
//! length or the key is wrong; NotFound, NewerVersion, Io.
Result<std::unique_ptr<QIODevice>> openChunked(const QString &path, const SecretBytes &key);

//! Reads it all; Corrupt when any bit, the order or the length differs.
Result<void> verifyChunked(const QString &path, const SecretBytes &key);

} // namespace models
