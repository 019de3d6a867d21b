// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/Cryptography.h"
#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QList>
#include <QString>

#include <memory>

namespace models {

class Clock;
class Database;
class RandomSource;
struct VaultHeader;

//! A way to open the vault as its header shows it to everyone who finds the disk.
struct VaultSlot {
    enum class Type { Person, Paper };

    Type type = Type::Person;
    PersonId person{};
    //! What the person is called at unlock ("书记"); readable without a key, so never a name.
    QString label{};
};

//! One person who opens the vault, with what only they hold while it is open.
struct VaultPerson {
    PersonId id{};
    QString label{};
    crypto::SigningKey signingKey;
};

//! The keys of an open vault; all from the keyring, which the master key opens.
struct VaultKeys {
    SecretBytes database; //!< 32 bytes of raw key, 16 of salt
    SecretBytes media; //!< wraps the key of each file
    SecretBytes backup;
    SecretBytes audit;
    int epoch = 1;
    crypto::SigningKey device;
    crypto::BoxKey deviceBox;
};

//! What a vault is opened with, and what tests hand in.
struct VaultContext {
    const Clock &clock;
    RandomSource &random;
    //! Slots cheaper than this are refused as tampered with.
    crypto::PassphraseCost minimumCost = crypto::PassphraseCost::floor();
};

//! The folder of one encrypted replica: header, database, media, drafts.
//!
//! passphrase → Argon2id → slot → master key → keyring → database, media and device keys. The
//! master key is random; changing a passphrase rewraps it. Header changes are written to a new
//! file, flushed and renamed. Belongs to one thread; one process at a time holds the folder.
class Vault
{
public:
    struct Created;

    //! Makes the folder with its first person; the paper words open it when all passphrases are
    //! forgotten. Refuses a folder that already holds a vault (Conflict).
    static Result<Created> create(const QString &folder, const QString &label,
                                  const SecretBytes &passphrase, const crypto::PassphraseCost &cost,
                                  const VaultContext &context);
    //! Who can open it, and the recovery sheet; needs no key. NotFound, Corrupt, NewerVersion.
    //! Revoked when the hub has withdrawn the PC: then what is left of the vault goes with this
    //! call. A restore that a crash interrupted is ended by it, too.
    static Result<QList<VaultSlot>> slotsOf(const QString &folder);
    //! WrongPassphrase, TooManyAttempts (the delay survives a restart), Corrupt, Busy,
    //! NewerVersion; NotFound for a folder without a vault or a person without a slot.
    static Result<std::unique_ptr<Vault>> open(const QString &folder, PersonId person,
                                               const SecretBytes &passphrase,
                                               const VaultContext &context);
    //! By the recovery sheet. A person must then be given a new passphrase (resetPassphrase).
    //! Invalid "paperWords" when they are mistyped, WrongPassphrase when of another sheet.
    static Result<std::unique_ptr<Vault>> openByPaper(const QString &folder, const QString &words,
                                                      const VaultContext &context);
    ~Vault();
    Vault(const Vault &) = delete;
    Vault &operator=(const Vault &) = delete;

    const QString &folder() const;
    DeviceId device() const;
    //! The person at the PC; without id and signing key when opened by paper.
    const VaultPerson &person() const;
    const VaultKeys &keys() const;
    //! A connection of its own for each thread that asks; migrated to the newest schema, behind a
    //! safety copy. May be called from any thread; the first time on a worker, for that reason.
    //! NotFound "database" when only the header is there.
    Result<std::unique_ptr<Database>> openDatabase() const;
    QString mediaFolder() const;
    //! The sealed header as on the disk: with it a backup opens with the same slots.
    QByteArray header() const;

    QList<VaultSlot> slotList() const;
    //! TooLarge beyond 99 people.
    Result<PersonId> addPerson(const QString &label, const SecretBytes &passphrase,
                               const crypto::PassphraseCost &cost);
    //! NotFound; Denied for the person at the PC and the last one.
    Result<void> removePerson(PersonId person);
    //! Of the person at the PC. Wrong ones are counted like those at unlock.
    Result<void> changePassphrase(const SecretBytes &oldPassphrase,
                                  const SecretBytes &newPassphrase,
                                  const crypto::PassphraseCost &cost);
    //! After openByPaper, else Denied: gives the slot a new passphrase and a new signing key, which
    //! the hub has yet to learn; from then on that person is at the PC.
    Result<void> resetPassphrase(PersonId person, const SecretBytes &passphrase,
                                 const crypto::PassphraseCost &cost);
    //! New words; the old sheet opens nothing any more.
    Result<QString> reissuePaper();

    //! The hub has withdrawn this PC: from now on nothing on the disk opens the vault. Whoever has
    //! it open keeps it until then. Header changes are Denied afterwards.
    Result<void> beginErasure() const;

private:
    struct State;
    explicit Vault(std::unique_ptr<State> state);
    static Result<std::unique_ptr<State>> hold(const QString &folder, const VaultContext &context);
    Result<void> store(const VaultHeader &header);

    std::unique_ptr<State> m_state;
};

struct Vault::Created {
    std::unique_ptr<Vault> vault;
    //! The recovery sheet's words; shown and printed once, stored nowhere.
    QString paperWords;
};

} // namespace models
