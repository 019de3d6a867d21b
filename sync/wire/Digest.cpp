// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Changes.h"

#include <QtEndian>

namespace wire {

QByteArray rowHash(QByteArrayView kind, QByteArrayView id, qint64 seq, QByteArrayView state)
{
    models::crypto::Hasher hasher;
    char number[8];
    qToLittleEndian(quint64(seq), number);
    hasher.add(kind);
    hasher.add(QByteArrayView("\0", 1));
    hasher.add(id);
    hasher.add(QByteArrayView(number, sizeof number));
    hasher.add(state);
    return hasher.finish();
}

Digest::Digest(QByteArrayView bytes)
{
    Q_ASSERT(bytes.size() == models::crypto::hashSize);
    for (int i = 0; i < 4; ++i)
        m_words[i] = qFromLittleEndian<quint64>(bytes.data() + 8 * i);
}

void Digest::add(QByteArrayView rowHash)
{
    const Digest other(rowHash);
    quint64 carry = 0;
    for (int i = 0; i < 4; ++i) {
        const auto partial = m_words[i] + carry;
        carry = partial < carry ? 1 : 0;
        m_words[i] = partial + other.m_words[i];
        carry += m_words[i] < partial ? 1 : 0;
    }
}

void Digest::subtract(QByteArrayView rowHash)
{
    const Digest other(rowHash);
    quint64 borrow = 0;
    for (int i = 0; i < 4; ++i) {
        const auto partial = m_words[i] - borrow;
        borrow = partial > m_words[i] ? 1 : 0;
        const auto result = partial - other.m_words[i];
        borrow += result > partial ? 1 : 0;
        m_words[i] = result;
    }
}

QByteArray Digest::bytes() const
{
    QByteArray bytes(models::crypto::hashSize, Qt::Uninitialized);
    for (int i = 0; i < 4; ++i)
        qToLittleEndian(m_words[i], bytes.data() + 8 * i);
    return bytes;
}

} // namespace wire
