// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/Cryptography.h"

#include "models/crypto/Platform.h"
#include "models/crypto/Sodium.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>

namespace models::crypto {

namespace {

constexpr quint64 mebibyte = 1024 * 1024;
constexpr quint64 maximumMemory = 1024 * mebibyte;
constexpr quint32 maximumPasses = 16;
constexpr qsizetype saltSize = crypto_pwhash_SALTBYTES;

} // namespace

PassphraseCost PassphraseCost::floor()
{
    return {128 * mebibyte, 3};
}

PassphraseCost PassphraseCost::cheap()
{
    return {crypto_pwhash_MEMLIMIT_MIN, crypto_pwhash_OPSLIMIT_MIN};
}

PassphraseCost PassphraseCost::calibrated()
{
    constexpr qint64 wantedMs = 1'000;
    const auto least = floor();

    SecretBytes sample(keySize);
    const std::array<char, saltSize> salt{};
    QElapsedTimer timer;
    timer.start();
    if (!stretch(sample, salt, least))
        return least;
    const auto elapsed = std::max<qint64>(timer.elapsed(), 1);

    // Memory is what a guessing machine lacks, so it grows first; but a PC must not swap for it.
    const auto installed = platform::physicalMemory();
    const auto ceiling =
        std::clamp(installed == 0 ? least.memoryBytes : installed / 4 / mebibyte * mebibyte,
                   least.memoryBytes, maximumMemory);
    const auto wanted = least.memoryBytes / mebibyte * quint64(wantedMs) / quint64(elapsed);
    const auto memory = std::clamp(wanted * mebibyte, least.memoryBytes, ceiling);

    const auto expectedMs = double(elapsed) * double(memory) / double(least.memoryBytes);
    const auto passes = quint32(double(least.passes) * double(wantedMs) / expectedMs);
    return {memory, std::clamp(passes, least.passes, maximumPasses)};
}

Result<SecretBytes> stretch(const SecretBytes &passphrase, QByteArrayView salt,
                            const PassphraseCost &cost)
{
    if (salt.size() != saltSize)
        return invalid(QStringLiteral("salt"), QStringLiteral("length"));
    if (cost.memoryBytes > maximumMemory || cost.passes > maximumPasses)
        return Error{Error::TooLarge, QStringLiteral("cost"), {}, {}, qint64(maximumMemory)};
    if (cost.memoryBytes < crypto_pwhash_MEMLIMIT_MIN || cost.passes < crypto_pwhash_OPSLIMIT_MIN)
        return invalid(QStringLiteral("cost"), QStringLiteral("tooSmall"));

    startSodium();
    SecretBytes key(keySize);
    const int failed = crypto_pwhash(
        key.data(), size_t(key.size()), passphrase.isEmpty() ? "" : passphrase.view().data(),
        size_t(passphrase.size()), reinterpret_cast<const unsigned char *>(salt.data()),
        cost.passes, size_t(cost.memoryBytes), crypto_pwhash_ALG_ARGON2ID13);
    if (failed)
        return Error{Error::Internal, {}, QStringLiteral("memory"), QStringLiteral("argon2id")};
    return key;
}

} // namespace models::crypto
