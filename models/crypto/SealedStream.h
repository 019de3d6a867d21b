// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/Cryptography.h"

#include <memory>

namespace models::crypto {

//! Chunks in an order that nobody can change: libsodium's secretstream (XChaCha20-Poly1305). None
//! can be altered, moved, repeated or left out, and the last one says that it is the last.
inline constexpr qsizetype streamHeaderSize = 24;
inline constexpr qsizetype streamOverhead = 17; //!< of each chunk

class StreamSealer
{
public:
    //! A fresh 32-byte \a key for each stream.
    StreamSealer(const SecretBytes &key, RandomSource &random);
    ~StreamSealer();

    //! Goes in front of the chunks, in the clear.
    const QByteArray &header() const { return m_header; }
    QByteArray seal(QByteArrayView plain, QByteArrayView associated, bool isLast);

private:
    struct State;
    QByteArray m_header;
    std::unique_ptr<State> m_state;
};

class StreamOpener
{
public:
    //! Corrupt unless \a header has its 24 bytes.
    static Result<std::unique_ptr<StreamOpener>> begin(QByteArrayView header,
                                                       const SecretBytes &key);
    ~StreamOpener();

    //! The next chunk; Corrupt when it is not the very one that was sealed next.
    Result<QByteArray> open(QByteArrayView sealed, QByteArrayView associated);
    //! The chunk opened before was sealed as the last one.
    bool isFinished() const { return m_isFinished; }

private:
    struct State;
    StreamOpener();
    std::unique_ptr<State> m_state;
    bool m_isFinished = false;
};

} // namespace models::crypto
