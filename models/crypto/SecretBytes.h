// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/RandomSource.h"

#include <QByteArrayView>

#include <cstddef>
#include <span>

namespace models {

//! Key material and passphrases: locked against swapping, left out of core dumps, zeroed on
//! destruction (sodium_malloc). Move-only; never becomes a QByteArray or QString.
class SecretBytes
{
public:
    SecretBytes() = default;
    explicit SecretBytes(qsizetype size);
    static SecretBytes copyOf(QByteArrayView bytes);
    static SecretBytes random(qsizetype size, RandomSource &random);
    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    ~SecretBytes();

    SecretBytes clone() const;
    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    unsigned char *data() { return m_bytes; }
    const unsigned char *data() const { return m_bytes; }
    //! Valid while this lives; for handing to a C interface, never for keeping.
    QByteArrayView view() const { return {reinterpret_cast<const char *>(m_bytes), m_size}; }
    //! Part of the bytes as a secret of its own.
    SecretBytes mid(qsizetype position, qsizetype length) const;
    void clear();

private:
    unsigned char *m_bytes = nullptr;
    qsizetype m_size = 0;
};

//! The operating system's generator through libsodium.
class SystemRandom final : public RandomSource
{
public:
    void fill(void *bytes, qsizetype size) override;
};

//! Once at program start, before any key exists: starts libsodium, forbids core dumps and
//! debuggers of the same user where the platform can. False when libsodium cannot start.
bool hardenProcess();

} // namespace models
