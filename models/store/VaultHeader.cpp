// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/VaultHeader.h"

#include "models/domain/CanonicalCbor.h"

#include <QCborArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr qsizetype maximumSlots = 100;
constexpr QLatin1StringView formatName("branchbook-vault");
// Named in the file, so that other algorithms can stand beside these later.
constexpr QLatin1StringView keyDerivation("argon2id13");
constexpr QLatin1StringView cipher("xchacha20poly1305");
constexpr QLatin1StringView personWord("person");
constexpr QLatin1StringView paperWord("paper");

Error corrupt(const QString &reason)
{
    return Error{Error::Corrupt, {}, reason, {}};
}

SecretBytes sealKey(const SecretBytes &master)
{
    return crypto::derive(master, "branchbook/vault/header-seal/1");
}

QCborMap encoded(const VaultHeader::Slot &slot)
{
    if (slot.who.type == VaultSlot::Type::Paper) {
        return {{u"type"_s, paperWord}, {u"salt"_s, slot.salt}, {u"master"_s, slot.sealedMaster}};
    }
    return {
        {u"type"_s, personWord},
        {u"person"_s, slot.who.person.bytes()},
        {u"label"_s, slot.who.label},
        {u"memory"_s, qint64(slot.cost.memoryBytes)},
        {u"passes"_s, qint64(slot.cost.passes)},
        {u"salt"_s, slot.salt},
        {u"master"_s, slot.sealedMaster},
        {u"signing"_s, slot.sealedSeed},
    };
}

Result<VaultHeader::Slot> decodedSlot(const QCborMap &map)
{
    VaultHeader::Slot slot;
    slot.salt = map.value("salt"_L1).toByteArray();
    slot.sealedMaster = map.value("master"_L1).toByteArray();
    if (slot.salt.isEmpty() || slot.sealedMaster.isEmpty())
        return corrupt(u"slot"_s);
    const auto type = map.value("type"_L1).toString();
    if (type == paperWord) {
        slot.who.type = VaultSlot::Type::Paper;
        return slot;
    }
    const auto memory = map.value("memory"_L1).toInteger(-1);
    const auto passes = map.value("passes"_L1).toInteger(-1);
    slot.who.person = PersonId::fromBytes(map.value("person"_L1).toByteArray());
    slot.who.label = map.value("label"_L1).toString();
    slot.sealedSeed = map.value("signing"_L1).toByteArray();
    if (type != personWord || slot.who.person.isNull() || slot.sealedSeed.isEmpty() || memory < 0
        || passes < 0 || passes > std::numeric_limits<quint32>::max())
        return corrupt(u"slot"_s);
    slot.cost = {quint64(memory), quint32(passes)};
    return slot;
}

} // namespace

Result<VaultHeader> VaultHeader::decode(const QByteArray &bytes)
{
    BB_TRY_ASSIGN(map, cborMap(bytes));
    if (map.value("format"_L1).toString() != formatName)
        return corrupt(u"vaultHeader"_s);
    const auto fileVersion = map.value("version"_L1).toInteger();
    if (fileVersion > version)
        return Error::NewerVersion;
    if (fileVersion != version || map.value("kdf"_L1).toString() != keyDerivation
        || map.value("cipher"_L1).toString() != cipher)
        return corrupt(u"vaultHeader"_s);

    VaultHeader header;
    header.device = DeviceId::fromBytes(map.value("device"_L1).toByteArray());
    header.keyring = map.value("keyring"_L1).toByteArray();
    header.seal = map.value("seal"_L1).toByteArray();
    const auto list = map.value("slots"_L1).toArray();
    if (header.device.isNull() || header.keyring.isEmpty() || header.seal.isEmpty()
        || list.isEmpty() || list.size() > maximumSlots)
        return corrupt(u"vaultHeader"_s);
    for (const auto &entry : list) {
        BB_TRY_ASSIGN(slot, decodedSlot(entry.toMap()));
        header.entries << slot;
    }
    return header;
}

QByteArray VaultHeader::body() const
{
    QCborArray list;
    for (const auto &slot : entries)
        list.append(encoded(slot));
    return canonicalCbor(QCborMap{
        {u"format"_s, formatName},
        {u"version"_s, version},
        {u"kdf"_s, keyDerivation},
        {u"cipher"_s, cipher},
        {u"device"_s, device.bytes()},
        {u"slots"_s, list},
        {u"keyring"_s, keyring},
    });
}

QByteArray VaultHeader::encode() const
{
    auto map = QCborValue::fromCbor(body()).toMap();
    map.insert(u"seal"_s, seal);
    return canonicalCbor(map);
}

void VaultHeader::authenticate(const SecretBytes &master, RandomSource &random)
{
    seal = crypto::seal(QByteArrayView(), body(), sealKey(master), random);
}

Result<void> VaultHeader::verify(const SecretBytes &master) const
{
    BB_TRY(crypto::open(seal, body(), sealKey(master)));
    return {};
}

const VaultHeader::Slot *VaultHeader::slotOf(PersonId person) const
{
    const auto found = std::ranges::find_if(entries, [&](const Slot &slot) {
        return slot.who.type == VaultSlot::Type::Person && slot.who.person == person;
    });
    return found == entries.end() ? nullptr : &*found;
}

const VaultHeader::Slot *VaultHeader::paperSlot() const
{
    const auto found = std::ranges::find_if(
        entries, [](const Slot &slot) { return slot.who.type == VaultSlot::Type::Paper; });
    return found == entries.end() ? nullptr : &*found;
}

void VaultHeader::replace(const Slot &slot)
{
    for (auto &entry : entries) {
        if (entry.who.type == VaultSlot::Type::Person && entry.who.person == slot.who.person)
            entry = slot;
    }
}

} // namespace models
