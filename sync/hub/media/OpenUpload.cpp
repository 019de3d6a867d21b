// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/media/OpenUpload.h"

namespace hub {

OpenUpload::OpenUpload(std::unique_ptr<models::ChunkedWriter> writer, qint64 received,
                       QByteArray tail)
    : m_writer(std::move(writer)),
      m_received(received),
      m_kept(received),
      m_tail(std::move(tail))
{
}

OpenUpload::Turn OpenUpload::takeOver()
{
    const std::lock_guard lock(m_mutex);
    auto turn = m_turn.load();
    while (turn != retired) {
        if (m_turn.compare_exchange_weak(turn, turn + 1))
            return turn + 1;
    }
    return retired;
}

void OpenUpload::retire()
{
    // Without the mutex: the caller may hold the store's lock, for which keep() waits.
    m_turn = retired;
}

void OpenUpload::handOver()
{
    retire();
    const std::lock_guard lock(m_mutex);
}

qint64 OpenUpload::received() const
{
    const std::lock_guard lock(m_mutex);
    return m_received;
}

Result<void> OpenUpload::append(Turn turn, QByteArrayView bytes)
{
    const std::lock_guard lock(m_mutex);
    if (turn == retired || turn != m_turn)
        return Error{Error::Conflict, {}, QStringLiteral("offset"), {}, m_received};
    BB_TRY(m_writer->append(bytes));
    m_received += bytes.size();
    const auto tailSize = m_received % models::chunked::chunkSize;
    m_tail = tailSize <= bytes.size() ? bytes.last(tailSize).toByteArray()
                                      : m_tail + bytes.toByteArray();
    return {};
}

Result<qint64> OpenUpload::keep(const Keep &keep)
{
    const std::lock_guard lock(m_mutex);
    if (m_turn == retired)
        return Error{Error::Conflict, {}, QStringLiteral("offset"), {}, m_kept};
    if (m_kept != m_received) {
        BB_TRY(m_writer->flush());
        BB_TRY(keep(m_received, m_tail));
        m_kept = m_received;
    }
    return m_kept;
}

Result<void> OpenUpload::complete(const std::function<Result<void>()> &work)
{
    const std::lock_guard completing(m_completion);
    if (m_completed)
        return *m_completed;
    {
        const std::lock_guard lock(m_mutex);
        m_completed = m_writer->finish();
    }
    if (*m_completed)
        m_completed = work();
    return *m_completed;
}

} // namespace hub
