// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"
#include "models/domain/Result.h"

#include <QByteArray>

//! The few primitives that the product uses, all from libsodium. One seam, so that the Chinese
//! national algorithms can stand behind it later; stored data names its algorithm.
namespace models::crypto {

inline constexpr qsizetype keySize = 32;
inline constexpr qsizetype hashSize = 32;
inline constexpr qsizetype publicKeySize = 32;
inline constexpr qsizetype signatureSize = 64;
inline constexpr qsizetype nonceSize = 24; //!< XChaCha20-Poly1305
inline constexpr qsizetype tagSize = 16;

//! BLAKE2b-256.
QByteArray hash(QByteArrayView bytes);
//! BLAKE2b-256 with a key, for deriving one key from another; \a purpose separates uses.
SecretBytes derive(const SecretBytes &key, QByteArrayView purpose);

//! BLAKE2b-256 over a stream of pieces.
class Hasher
{
public:
    Hasher();
    void add(QByteArrayView bytes);
    QByteArray finish();

private:
    alignas(64) unsigned char m_state[384];
};

//! How dear a guess at a passphrase is (Argon2id).
struct PassphraseCost {
    quint64 memoryBytes = 0;
    quint32 passes = 0;

    //! The least a stored slot may ask for: 128 MiB, 3 passes.
    static PassphraseCost floor();
    //! At least the floor and about a second on this PC, at most 1 GiB.
    static PassphraseCost calibrated();
    //! 8 KiB, 1 pass: tests only; a vault opens it only when told to accept cheap slots.
    static PassphraseCost cheap();

    friend bool operator==(const PassphraseCost &, const PassphraseCost &) = default;
};

//! Argon2id of an UTF-8, NFC passphrase with a 16-byte salt; TooLarge beyond 1 GiB or 16 passes.
Result<SecretBytes> stretch(const SecretBytes &passphrase, QByteArrayView salt,
                            const PassphraseCost &cost);

//! XChaCha20-Poly1305: a random nonce, then the ciphertext with its tag.
QByteArray seal(QByteArrayView plain, QByteArrayView associated, const SecretBytes &key,
                RandomSource &random);
QByteArray seal(const SecretBytes &plain, QByteArrayView associated, const SecretBytes &key,
                RandomSource &random);
//! Corrupt when the key, the associated data or a single bit differs.
Result<SecretBytes> open(QByteArrayView sealed, QByteArrayView associated, const SecretBytes &key);

//! Ed25519 key pair; made from, and stored as, a 32-byte seed.
struct SigningKey {
    SecretBytes seed;
    QByteArray publicKey;

    static SigningKey fromSeed(SecretBytes seed);
    static SigningKey generate(RandomSource &random);
    QByteArray sign(QByteArrayView message) const;
};
bool verify(QByteArrayView message, QByteArrayView signature, QByteArrayView publicKey);

//! X25519 key pair for sealed boxes.
struct BoxKey {
    SecretBytes secret;
    QByteArray publicKey;

    static BoxKey fromSecret(SecretBytes secret);
    static BoxKey generate(RandomSource &random);
};

} // namespace models::crypto
