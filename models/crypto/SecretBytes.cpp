// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/SecretBytes.h"

#include "models/crypto/Sodium.h"

#include <cstring>
#include <utility>

namespace models {

SecretBytes::SecretBytes(qsizetype size) : m_size(size)
{
    Q_ASSERT(size >= 0);
    if (size == 0)
        return;
    startSodium();
    m_bytes = static_cast<unsigned char *>(sodium_malloc(size_t(size)));
    // Going on with ordinary memory would break the promise silently.
    if (!m_bytes)
        qFatal("no memory for key material");
    sodium_memzero(m_bytes, size_t(size));
}

SecretBytes SecretBytes::copyOf(QByteArrayView bytes)
{
    SecretBytes copy(bytes.size());
    if (!bytes.isEmpty())
        std::memcpy(copy.m_bytes, bytes.data(), size_t(bytes.size()));
    return copy;
}

SecretBytes SecretBytes::random(qsizetype size, RandomSource &random)
{
    SecretBytes bytes(size);
    if (size > 0)
        random.fill(bytes.m_bytes, size);
    return bytes;
}

SecretBytes::SecretBytes(SecretBytes &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, nullptr)),
      m_size(std::exchange(other.m_size, 0))
{
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        clear();
        m_bytes = std::exchange(other.m_bytes, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBytes::~SecretBytes()
{
    clear();
}

SecretBytes SecretBytes::clone() const
{
    return copyOf(view());
}

SecretBytes SecretBytes::mid(qsizetype position, qsizetype length) const
{
    Q_ASSERT(position >= 0 && length >= 0 && position <= m_size - length);
    return copyOf(view().sliced(position, length));
}

void SecretBytes::clear()
{
    sodium_free(m_bytes); // zeroes first; accepts a null pointer
    m_bytes = nullptr;
    m_size = 0;
}

void SystemRandom::fill(void *bytes, qsizetype size)
{
    startSodium();
    randombytes_buf(bytes, size_t(size));
}

} // namespace models
