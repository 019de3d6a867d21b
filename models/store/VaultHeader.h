// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/Cryptography.h"
#include "models/domain/Ids.h"
#include "models/domain/Result.h"
#include "models/store/Vault.h"

#include <QByteArray>
#include <QList>

namespace models {

//! What stands in the clear beside the database: who may open the vault, and the sealed keys.
//!
//! Canonical CBOR, documented in docs/vault-format.md. Everything but the seal itself is
//! authenticated by a key derived from the master key, so slots and costs cannot be exchanged
//! unnoticed; the bounds of the cost are checked before a key is derived at all.
struct VaultHeader {
    struct Slot {
        VaultSlot who{};
        crypto::PassphraseCost cost{}; //!< of a person's slot
        QByteArray salt{};
        QByteArray sealedMaster{};
        QByteArray sealedSeed{}; //!< a person's signing key
    };

    static constexpr int version = 1;
    static constexpr qint64 maximumBytes = 1024 * 1024;

    DeviceId device{};
    QList<Slot> entries{};
    QByteArray keyring{};
    QByteArray seal{};

    //! Corrupt, NewerVersion. Nothing is authenticated yet.
    static Result<VaultHeader> decode(const QByteArray &bytes);
    QByteArray encode() const;
    //! Renews the seal; to be called after every change.
    void authenticate(const SecretBytes &master, RandomSource &random);
    //! Corrupt when anything was changed without the master key.
    Result<void> verify(const SecretBytes &master) const;

    const Slot *slotOf(PersonId person) const;
    const Slot *paperSlot() const;
    //! Puts \a slot in the place of the same person's.
    void replace(const Slot &slot);

private:
    QByteArray body() const;
};

//! A person's slot: their passphrase opens the master key and their own signing key.
Result<VaultHeader::Slot> personSlot(DeviceId device, const VaultSlot &who,
                                     const SecretBytes &passphrase,
                                     const crypto::PassphraseCost &cost, const SecretBytes &master,
                                     const crypto::SigningKey &signingKey, RandomSource &random);
VaultHeader::Slot paperSlot(DeviceId device, const SecretBytes &paperKey, const SecretBytes &master,
                            RandomSource &random);

struct OpenedSlot {
    SecretBytes master;
    SecretBytes signingSeed; //!< empty for the paper slot
};

//! Corrupt for a cost below \a minimumCost or above the cap, before any derivation;
//! WrongPassphrase.
Result<OpenedSlot> openSlot(DeviceId device, const VaultHeader::Slot &slot,
                            const SecretBytes &passphrase,
                            const crypto::PassphraseCost &minimumCost);
Result<OpenedSlot> openPaperSlot(DeviceId device, const VaultHeader::Slot &slot,
                                 const SecretBytes &paperKey);

} // namespace models
