// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/NonceMint.h"

#include "models/crypto/Cryptography.h"
#include "models/domain/Clock.h"

namespace hub {

namespace {

constexpr qsizetype nonceLength = 12;

} // namespace

NonceMint::NonceMint(const models::Clock &clock, models::RandomSource &random) : m_clock(clock)
{
    m_keys.push_back({0, models::SecretBytes::random(models::crypto::keySize, random)});
}

QByteArray NonceMint::nonceOf(const models::SecretBytes &key, qint64 period)
{
    const auto mac = models::crypto::derive(key, "nonce/" + QByteArray::number(period));
    return mac.view().first(nonceLength).toByteArray().toBase64(QByteArray::Base64UrlEncoding);
}

qint64 NonceMint::now() const
{
    const std::lock_guard lock(m_mutex);
    return m_clock.monotonicMs() + m_offset;
}

QByteArray NonceMint::current() const
{
    const std::lock_guard lock(m_mutex);
    return nonceOf(m_keys.front().key, (m_clock.monotonicMs() + m_offset) / periodMs);
}

std::optional<qint64> NonceMint::keyOf(const QByteArray &nonce) const
{
    const std::lock_guard lock(m_mutex);
    const auto period = (m_clock.monotonicMs() + m_offset) / periodMs;
    for (const auto &key : m_keys) {
        // One of another process may be a moment ahead of this clock.
        for (int back = key.no == 0 ? 0 : -1; back < acceptedPeriods; ++back) {
            if (nonce == nonceOf(key.key, period - back))
                return key.no;
        }
    }
    return std::nullopt;
}

void NonceMint::adopt(NonceKeys keys)
{
    const std::lock_guard lock(m_mutex);
    // Clocks of machines drift apart by less than this takes note of, from one key to the next.
    if (!keys.keys.empty() && keys.keys.front().no != m_keys.front().no)
        m_offset = keys.now - m_clock.monotonicMs();
    if (!keys.keys.empty())
        m_keys = std::move(keys.keys);
}

} // namespace hub
