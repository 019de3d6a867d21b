// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/NonceMint.h"

#include "models/crypto/Cryptography.h"
#include "models/domain/Clock.h"

namespace hub {

namespace {

constexpr qsizetype nonceLength = 12;

} // namespace

NonceMint::NonceMint(const models::Clock &clock, models::RandomSource &random)
    : m_clock(clock),
      m_key(models::SecretBytes::random(models::crypto::keySize, random))
{
}

QByteArray NonceMint::nonceOf(qint64 period) const
{
    const auto mac = models::crypto::derive(m_key, "nonce/" + QByteArray::number(period));
    return mac.view().first(nonceLength).toByteArray().toBase64(QByteArray::Base64UrlEncoding);
}

QByteArray NonceMint::current() const
{
    // Monotonic, so that a corrected wall clock refuses nobody.
    return nonceOf(m_clock.monotonicMs() / periodMs);
}

bool NonceMint::accepts(const QByteArray &nonce) const
{
    const auto period = m_clock.monotonicMs() / periodMs;
    for (int back = 0; back < acceptedPeriods; ++back) {
        if (nonce == nonceOf(period - back))
            return true;
    }
    return false;
}

} // namespace hub
