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
//! key. Nonce = file id's first 16 bytes ‖ chunk index (u64); associated data = header ‖ index, so
//! a chunk can be neither moved, dropped nor cut off unnoticed, and any offset can be read alone.
namespace chunked {

inline constexpr qsizetype chunkSize = 64 * 1024;

} // namespace chunked

//! Writes a container of known plain length in order; resumable at whole chunks after a crash.
class ChunkedWriter
{
public:
    //! Creates \a path (0600).
    static Result<std::unique_ptr<ChunkedWriter>>
    create(const QString &path, qint64 plainLength, const SecretBytes &key, RandomSource &random);
    //! Goes on after the last whole, authentic chunk of an unfinished file.
    static Result<std::unique_ptr<ChunkedWriter>> resume(const QString &path,
                                                         const SecretBytes &key);
    ~ChunkedWriter();

    //! Plain bytes taken so far; after resume(), those that are safe on disk.
    qint64 position() const;
    qint64 plainLength() const;
    //! TooLarge beyond the announced length; DiskFull, Io.
    Result<void> append(QByteArrayView plain);
    //! fsync of what is whole.
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
//! errorString; nothing unauthenticated is ever returned.
Result<std::unique_ptr<QIODevice>> openChunked(const QString &path, const SecretBytes &key);

//! Reads it all; Corrupt when any bit, the order or the length differs.
Result<void> verifyChunked(const QString &path, const SecretBytes &key);

} // namespace models
