// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/CanonicalCbor.h"
#include "models/store/Passphrase.h"
#include "models/store/VaultHeader.h"

#include <QCborArray>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr qsizetype saltSize = 16;
// Above this a forged header could exhaust the PC's memory or keep it busy for hours.
constexpr quint64 maximumMemory = quint64(1024) * 1024 * 1024;
constexpr quint32 maximumPasses = 16;

constexpr QByteArrayView masterPurpose("branchbook/vault/slot-master/1");
constexpr QByteArrayView seedPurpose("branchbook/vault/slot-signing/1");

QByteArray saltFrom(RandomSource &random)
{
    QByteArray salt(saltSize, Qt::Uninitialized);
    random.fill(salt.data(), salt.size());
    return salt;
}

//! Ties a sealed key to its vault, its owner and its cost.
QByteArray associated(DeviceId device, const VaultHeader::Slot &slot)
{
    return canonicalCbor(QCborValue(QCborArray{
        u"branchbook/vault/slot/1"_s,
        device.bytes(),
        int(slot.who.type),
        slot.who.person.bytes(),
        qint64(slot.cost.memoryBytes),
        qint64(slot.cost.passes),
        slot.salt,
    }));
}

Result<void> checkCost(const crypto::PassphraseCost &cost, const crypto::PassphraseCost &minimum)
{
    if (cost.memoryBytes < minimum.memoryBytes || cost.passes < minimum.passes
        || cost.memoryBytes > maximumMemory || cost.passes > maximumPasses)
        return Error{Error::Corrupt, {}, u"passphraseCost"_s, {}};
    return {};
}

Result<SecretBytes> stretched(const SecretBytes &passphrase, const VaultHeader::Slot &slot)
{
    BB_TRY_ASSIGN(normalised, normalisedPassphrase(passphrase));
    return crypto::stretch(normalised, slot.salt, slot.cost);
}

} // namespace

Result<VaultHeader::Slot> personSlot(DeviceId device, const VaultSlot &who,
                                     const SecretBytes &passphrase,
                                     const crypto::PassphraseCost &cost, const SecretBytes &master,
                                     const crypto::SigningKey &signingKey, RandomSource &random)
{
    VaultHeader::Slot slot;
    slot.who = who;
    slot.cost = cost;
    slot.salt = saltFrom(random);
    BB_TRY_ASSIGN(key, stretched(passphrase, slot));
    const auto context = associated(device, slot);
    slot.sealedMaster = crypto::seal(master, context, crypto::derive(key, masterPurpose), random);
    slot.sealedSeed =
        crypto::seal(signingKey.seed, context, crypto::derive(key, seedPurpose), random);
    return slot;
}

VaultHeader::Slot paperSlot(DeviceId device, const SecretBytes &paperKey, const SecretBytes &master,
                            RandomSource &random)
{
    VaultHeader::Slot slot;
    slot.who.type = VaultSlot::Type::Paper;
    slot.salt = saltFrom(random);
    // 256 random bits need no stretching.
    slot.sealedMaster = crypto::seal(master, associated(device, slot),
                                     crypto::derive(paperKey, masterPurpose), random);
    return slot;
}

Result<OpenedSlot> openSlot(DeviceId device, const VaultHeader::Slot &slot,
                            const SecretBytes &passphrase,
                            const crypto::PassphraseCost &minimumCost)
{
    BB_TRY(checkCost(slot.cost, minimumCost));
    BB_TRY_ASSIGN(key, stretched(passphrase, slot));
    const auto context = associated(device, slot);
    auto master = crypto::open(slot.sealedMaster, context, crypto::derive(key, masterPurpose));
    if (!master)
        return Error::WrongPassphrase;
    BB_TRY_ASSIGN(seed, crypto::open(slot.sealedSeed, context, crypto::derive(key, seedPurpose)));
    if (master->size() != crypto::keySize || seed.size() != crypto::keySize)
        return Error::Corrupt;
    return OpenedSlot{std::move(*master), std::move(seed)};
}

Result<OpenedSlot> openPaperSlot(DeviceId device, const VaultHeader::Slot &slot,
                                 const SecretBytes &paperKey)
{
    auto master = crypto::open(slot.sealedMaster, associated(device, slot),
                               crypto::derive(paperKey, masterPurpose));
    if (!master)
        return Error::WrongPassphrase;
    return OpenedSlot{std::move(*master), {}};
}

} // namespace models
