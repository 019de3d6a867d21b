// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/SealedBox.h"

#include "models/crypto/Sodium.h"

#include <array>

namespace models::crypto {

static_assert(sealedBoxOverhead == crypto_box_SEALBYTES);

namespace {

const unsigned char *in(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

} // namespace

Result<QByteArray> sealTo(QByteArrayView recipient, const SecretBytes &plain, RandomSource &random)
{
    startSodium();
    const Error unusable{Error::Invalid, QStringLiteral("recipient"), QStringLiteral("key")};
    if (recipient.size() != publicKeySize)
        return unusable;
    // As crypto_box_seal does it, with the one-time key from the source that was handed in.
    const auto once = BoxKey::generate(random);
    std::array<unsigned char, crypto_box_NONCEBYTES> nonce;
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, nonce.size());
    crypto_generichash_update(&state, in(once.publicKey), size_t(publicKeySize));
    crypto_generichash_update(&state, in(recipient), size_t(publicKeySize));
    crypto_generichash_final(&state, nonce.data(), nonce.size());

    QByteArray sealed = once.publicKey;
    sealed.resize(sealedBoxOverhead + plain.size());
    const int failed = crypto_box_easy(
        reinterpret_cast<unsigned char *>(sealed.data()) + publicKeySize, plain.data(),
        quint64(plain.size()), nonce.data(), in(recipient), once.secret.data());
    if (failed)
        return unusable;
    return sealed;
}

Result<SecretBytes> openSealed(QByteArrayView sealed, const BoxKey &key)
{
    startSodium();
    if (sealed.size() < sealedBoxOverhead)
        return Error{Error::Corrupt, {}, QStringLiteral("truncated")};
    SecretBytes plain(sealed.size() - sealedBoxOverhead);
    const int forged = crypto_box_seal_open(plain.data(), in(sealed), quint64(sealed.size()),
                                            in(key.publicKey), key.secret.data());
    if (forged)
        return Error{Error::Corrupt, {}, QStringLiteral("authentication")};
    return plain;
}

} // namespace models::crypto
