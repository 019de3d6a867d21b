// SPDX-License-Identifier: GPL-3.0-or-later
#include "VaultSecrets.h"

#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/store/PaperKey.h"
#include "models/store/Vault.h"
#include "models/store/VaultHeader.h"

using namespace models;
using namespace Qt::StringLiterals;

namespace e2e {

namespace {

Secret secret(const QString &name, const SecretBytes &bytes)
{
    return {name, bytes.view().toByteArray()};
}

Result<QList<Secret>> fileKeysOf(const Vault &vault)
{
    BB_TRY_ASSIGN(database, vault.openDatabase());
    BB_TRY_ASSIGN(select, database->prepare("SELECT hash, wrapped_key FROM media"));
    QList<Secret> keys;
    for (;;) {
        BB_TRY_ASSIGN(more, select.step());
        if (!more)
            return keys;
        BB_TRY_ASSIGN(key, crypto::open(select.bytes(1), select.bytes(0), vault.keys().media));
        keys << secret(u"the key of a file"_s, key);
    }
}

} // namespace

Result<QList<Secret>> secretsOf(const QString &folder, const QByteArray &passphrase,
                                const QString &paperWords)
{
    const SystemClock clock;
    SystemRandom random;
    const VaultContext context{clock, random};
    BB_TRY_ASSIGN(people, Vault::slotsOf(folder));
    const auto typed = SecretBytes::copyOf(passphrase);
    BB_TRY_ASSIGN(vault, Vault::open(folder, people.first().person, typed, context));
    const auto &keys = vault->keys();
    // The database's key alone: its salt begins the file for everyone to see.
    QList<Secret> secrets{secret(u"the database key"_s, keys.database.mid(0, crypto::keySize)),
                          secret(u"the media key"_s, keys.media),
                          secret(u"the backup key"_s, keys.backup),
                          secret(u"the audit key"_s, keys.audit),
                          secret(u"the device's signing key"_s, keys.device.seed),
                          secret(u"the device's box key"_s, keys.deviceBox.secret),
                          secret(u"the person's signing key"_s, vault->person().signingKey.seed)};
    BB_TRY_ASSIGN(header, VaultHeader::decode(vault->header()));
    BB_TRY_ASSIGN(
        opened,
        openSlot(header.device, *header.slotOf(vault->person().id), typed, context.minimumCost));
    secrets << secret(u"the master key"_s, opened.master);
    BB_TRY_ASSIGN(paper, paper::keyOf(paperWords));
    secrets << secret(u"the recovery sheet's key"_s, paper);
    BB_TRY_ASSIGN(files, fileKeysOf(*vault));
    return secrets << files;
}

} // namespace e2e
