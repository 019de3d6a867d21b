// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/VaultKeyring.h"

#include <QtEndian>

#include <cstring>

namespace models::keyring {

namespace {

constexpr unsigned char layoutVersion = 1;
constexpr qsizetype databaseKeySize = 48;
constexpr qsizetype plainSize = 1 + 4 + databaseKeySize + 5 * crypto::keySize;
constexpr QByteArrayView associated("branchbook/vault/keyring/1");

SecretBytes keyFor(const SecretBytes &master)
{
    return crypto::derive(master, "branchbook/vault/keyring-key/1");
}

} // namespace

VaultKeys generate(RandomSource &random)
{
    VaultKeys keys;
    keys.database = SecretBytes::random(databaseKeySize, random);
    keys.media = SecretBytes::random(crypto::keySize, random);
    keys.backup = SecretBytes::random(crypto::keySize, random);
    keys.audit = SecretBytes::random(crypto::keySize, random);
    keys.device = crypto::SigningKey::generate(random);
    keys.deviceBox = crypto::BoxKey::generate(random);
    return keys;
}

QByteArray seal(const VaultKeys &keys, const SecretBytes &master, RandomSource &random)
{
    SecretBytes plain(plainSize);
    auto *out = plain.data();
    *out++ = layoutVersion;
    qToLittleEndian<quint32>(quint32(keys.epoch), out);
    out += 4;
    for (const auto *key : {&keys.database, &keys.media, &keys.backup, &keys.audit,
                            &keys.device.seed, &keys.deviceBox.secret}) {
        std::memcpy(out, key->data(), size_t(key->size()));
        out += key->size();
    }
    Q_ASSERT(out == plain.data() + plainSize);
    return crypto::seal(plain, associated, keyFor(master), random);
}

Result<VaultKeys> open(QByteArrayView sealed, const SecretBytes &master)
{
    BB_TRY_ASSIGN(plain, crypto::open(sealed, associated, keyFor(master)));
    if (plain.isEmpty())
        return Error::Corrupt;
    if (plain.data()[0] > layoutVersion)
        return Error::NewerVersion;
    if (plain.size() != plainSize)
        return Error::Corrupt;

    VaultKeys keys;
    keys.epoch = int(qFromLittleEndian<quint32>(plain.data() + 1));
    qsizetype position = 5;
    const auto take = [&](qsizetype size) {
        auto key = plain.mid(position, size);
        position += size;
        return key;
    };
    keys.database = take(databaseKeySize);
    keys.media = take(crypto::keySize);
    keys.backup = take(crypto::keySize);
    keys.audit = take(crypto::keySize);
    keys.device = crypto::SigningKey::fromSeed(take(crypto::keySize));
    keys.deviceBox = crypto::BoxKey::fromSecret(take(crypto::keySize));
    return keys;
}

} // namespace models::keyring
