// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/Cryptography.h"

#include "models/crypto/Platform.h"
#include "models/crypto/Sodium.h"

#include <array>
#include <cstring>

namespace models {

bool hardenProcess()
{
    if (sodium_init() < 0)
        return false;
    platform::forbidMemoryDumps();
    return true;
}

namespace crypto {

static_assert(keySize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(nonceSize == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(tagSize == crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(hashSize == crypto_generichash_BYTES);
static_assert(publicKeySize == crypto_sign_PUBLICKEYBYTES && keySize == crypto_sign_SEEDBYTES);
static_assert(publicKeySize == crypto_box_PUBLICKEYBYTES && keySize == crypto_box_SECRETKEYBYTES);
static_assert(signatureSize == crypto_sign_BYTES);

namespace {

const unsigned char *in(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned char *out(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

// A key of another size is a bug, and one that must not quietly weaken what it protects.
void requireKey(const SecretBytes &key)
{
    startSodium();
    if (key.size() != keySize)
        qFatal("a key has the wrong length");
}

crypto_generichash_state *state(unsigned char *bytes)
{
    return reinterpret_cast<crypto_generichash_state *>(bytes);
}

} // namespace

QByteArray hash(QByteArrayView bytes)
{
    startSodium();
    QByteArray digest(hashSize, Qt::Uninitialized);
    crypto_generichash(out(digest), size_t(hashSize), in(bytes), size_t(bytes.size()), nullptr, 0);
    return digest;
}

SecretBytes derive(const SecretBytes &key, QByteArrayView purpose)
{
    requireKey(key);
    SecretBytes derived(keySize);
    crypto_generichash(derived.data(), size_t(keySize), in(purpose), size_t(purpose.size()),
                       key.data(), size_t(keySize));
    return derived;
}

Hasher::Hasher()
{
    static_assert(sizeof m_state >= sizeof(crypto_generichash_state));
    static_assert(alignof(Hasher) >= alignof(crypto_generichash_state));
    startSodium();
    crypto_generichash_init(state(m_state), nullptr, 0, size_t(hashSize));
}

void Hasher::add(QByteArrayView bytes)
{
    crypto_generichash_update(state(m_state), in(bytes), size_t(bytes.size()));
}

QByteArray Hasher::finish()
{
    QByteArray digest(hashSize, Qt::Uninitialized);
    crypto_generichash_final(state(m_state), out(digest), size_t(hashSize));
    return digest;
}

QByteArray seal(QByteArrayView plain, QByteArrayView associated, const SecretBytes &key,
                RandomSource &random)
{
    requireKey(key);
    QByteArray sealed(nonceSize + plain.size() + tagSize, Qt::Uninitialized);
    auto *nonce = out(sealed);
    random.fill(nonce, nonceSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        nonce + nonceSize, nullptr, in(plain), quint64(plain.size()), in(associated),
        quint64(associated.size()), nullptr, nonce, key.data());
    return sealed;
}

QByteArray seal(const SecretBytes &plain, QByteArrayView associated, const SecretBytes &key,
                RandomSource &random)
{
    return seal(plain.view(), associated, key, random);
}

Result<SecretBytes> open(QByteArrayView sealed, QByteArrayView associated, const SecretBytes &key)
{
    requireKey(key);
    if (sealed.size() < nonceSize + tagSize)
        return Error{Error::Corrupt, {}, QStringLiteral("truncated")};
    SecretBytes plain(sealed.size() - nonceSize - tagSize);
    const int forged = crypto_aead_xchacha20poly1305_ietf_decrypt(
        plain.data(), nullptr, nullptr, in(sealed) + nonceSize, quint64(sealed.size() - nonceSize),
        in(associated), quint64(associated.size()), in(sealed), key.data());
    if (forged)
        return Error{Error::Corrupt, {}, QStringLiteral("authentication")};
    return plain;
}

SigningKey SigningKey::fromSeed(SecretBytes seed)
{
    requireKey(seed);
    QByteArray publicKey(publicKeySize, Qt::Uninitialized);
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secretKey;
    crypto_sign_seed_keypair(out(publicKey), secretKey.data(), seed.data());
    sodium_memzero(secretKey.data(), secretKey.size());
    return {std::move(seed), publicKey};
}

SigningKey SigningKey::generate(RandomSource &random)
{
    return fromSeed(SecretBytes::random(keySize, random));
}

QByteArray SigningKey::sign(QByteArrayView message) const
{
    requireKey(seed);
    // libsodium's secret key is the seed followed by the public key.
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secretKey;
    static_assert(secretKey.size() == keySize + publicKeySize);
    std::memcpy(secretKey.data(), seed.data(), size_t(keySize));
    std::memcpy(secretKey.data() + keySize, publicKey.data(), size_t(publicKeySize));
    QByteArray signature(signatureSize, Qt::Uninitialized);
    crypto_sign_detached(out(signature), nullptr, in(message), quint64(message.size()),
                         secretKey.data());
    sodium_memzero(secretKey.data(), secretKey.size());
    return signature;
}

bool verify(QByteArrayView message, QByteArrayView signature, QByteArrayView publicKey)
{
    if (signature.size() != signatureSize || publicKey.size() != publicKeySize)
        return false;
    startSodium();
    return crypto_sign_verify_detached(in(signature), in(message), quint64(message.size()),
                                       in(publicKey))
        == 0;
}

BoxKey BoxKey::fromSecret(SecretBytes secret)
{
    requireKey(secret);
    QByteArray publicKey(publicKeySize, Qt::Uninitialized);
    crypto_scalarmult_base(out(publicKey), secret.data());
    return {std::move(secret), publicKey};
}

BoxKey BoxKey::generate(RandomSource &random)
{
    return fromSecret(SecretBytes::random(keySize, random));
}

} // namespace crypto

} // namespace models
