// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/ChunkedFile.h"

#include <QByteArray>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace hub {

using models::Error;
using models::Result;

//! An upload whose container is open for writing. Any thread.
//!
//! Whoever asks last has the turn: a connection that only seems to live must not hold up the one
//! that the client opened after it, nor write behind its back.
class OpenUpload
{
public:
    using Turn = quint64;
    //! Keeps the count and the bytes behind the last whole chunk in the store.
    using Keep = std::function<Result<void>(qint64 received, const QByteArray &tail)>;

    OpenUpload(std::unique_ptr<models::ChunkedWriter> writer, qint64 received, QByteArray tail);

    //! From now on only the holder of this turn can append.
    Turn takeOver();
    //! Nobody has a turn any more, and nobody gets one: the file is closed, or opened anew.
    void retire();
    //! Retires it and waits for what is being written; then its file is another's to write.
    void handOver();
    qint64 received() const;
    //! Conflict "offset" once another has taken over. What was appended is safe after keep() only.
    Result<void> append(Turn turn, QByteArrayView bytes);
    //! Makes all that was received durable; how many bytes that is.
    Result<qint64> keep(const Keep &keep);
    //! Runs \a work for the first caller only, with the container whole and closed; the others
    //! wait for what it came to.
    Result<void> complete(const std::function<Result<void>()> &work);

    qint64 usedAt = 0; //!< belongs to OpenUploads

private:
    static constexpr Turn retired = ~Turn(0);

    mutable std::mutex m_mutex;
    std::mutex m_completion;
    std::unique_ptr<models::ChunkedWriter> m_writer;
    qint64 m_received;
    qint64 m_kept;
    QByteArray m_tail;
    std::atomic<Turn> m_turn{0};
    std::optional<Result<void>> m_completed{};
};

} // namespace hub
