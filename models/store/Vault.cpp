// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/Vault.h"

#include "models/crypto/DurableFile.h"
#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/sql/Migrator.h"
#include "models/store/Backup.h"
#include "models/store/FolderLock.h"
#include "models/store/PaperKey.h"
#include "models/store/PassphraseAttempts.h"
#include "models/store/SafetyCopies.h"
#include "models/store/SchemaCheck.h"
#include "models/store/SmallFile.h"
#include "models/store/VaultErasure.h"
#include "models/store/VaultHeaderFile.h"
#include "models/store/VaultKeyring.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr qsizetype maximumPeople = 99;

QString databasePath(const QString &folder)
{
    return QDir(folder).filePath(u"replica.db"_s);
}

//! The database of a vault whose creation is not finished.
QString newDatabasePath(const QString &folder)
{
    return databasePath(folder) + u".new"_s;
}

PassphraseAttempts attemptsAt(const QString &folder, const Clock &clock)
{
    return {QDir(folder).filePath(u"attempts"_s), clock};
}

Migrator migrator()
{
    return Migrator(u":/schema/replica"_s);
}

Result<void> migrate(Database &database)
{
    BB_TRY(migrator().migrate(database));
    return checkSchema(database);
}

Result<void> createDatabase(const QString &folder, const SecretBytes &key)
{
    const auto path = newDatabasePath(folder);
    // Left by a creation that was killed; without a header nobody has its key.
    for (const auto *suffix : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1StringView(suffix));
    DatabaseOptions options;
    options.path = path;
    options.key = key.clone();
    options.create = true;
    BB_TRY_ASSIGN(database, Database::open(std::move(options)));
    return migrate(*database);
}

//! One try at a person's slot, on record before it is made.
Result<OpenedSlot> guess(const QString &folder, const VaultContext &context,
                         const VaultHeader &header, const VaultHeader::Slot &slot,
                         const SecretBytes &passphrase)
{
    auto attempts = attemptsAt(folder, context.clock);
    BB_TRY(attempts.begin());
    auto opened = openSlot(header.device, slot, passphrase, context.minimumCost);
    if (opened)
        BB_TRY(attempts.succeeded());
    else if (opened.error().code != Error::WrongPassphrase)
        BB_TRY(attempts.takeBack());
    return opened;
}

//! The last step of a creation, also of one that was killed just before it.
Result<void> placeDatabase(const QString &folder)
{
    if (QFile::exists(databasePath(folder)) || !QFile::exists(newDatabasePath(folder)))
        return {};
    return durable::replace(newDatabasePath(folder), databasePath(folder));
}

} // namespace

struct Vault::State {
    State(const QString &vaultFolder, const VaultContext &vaultContext)
        : folder(vaultFolder),
          context(vaultContext),
          file(vaultFolder),
          lock(QDir(vaultFolder).filePath(u"vault.lock"_s))
    {
    }

    //! After a slot has opened: proves the header, takes the keys.
    Result<void> unlock(OpenedSlot opened)
    {
        BB_TRY(header.verify(opened.master));
        auto opening = keyring::open(header.keyring, opened.master);
        if (!opening)
            return opening.error();
        keys = std::move(*opening);
        master = std::move(opened.master);
        if (!opened.signingSeed.isEmpty())
            person.signingKey = crypto::SigningKey::fromSeed(std::move(opened.signingSeed));
        BB_TRY(file.settle(header, master));
        return placeDatabase(folder);
    }

    QString folder;
    VaultContext context;
    VaultHeaderFile file;
    FolderLock lock;
    VaultHeader header;
    SecretBytes master;
    VaultKeys keys;
    VaultPerson person;
};

Vault::Vault(std::unique_ptr<State> state) : m_state(std::move(state))
{
}

Vault::~Vault() = default;

Result<std::unique_ptr<Vault::State>> Vault::hold(const QString &folder,
                                                  const VaultContext &context)
{
    auto state = std::make_unique<State>(QDir(folder).absolutePath(), context);
    BB_TRY(state->lock.take());
    return state;
}

Result<Vault::Created> Vault::create(const QString &folder, const QString &label,
                                     const SecretBytes &passphrase,
                                     const crypto::PassphraseCost &cost,
                                     const VaultContext &context)
{
    BB_TRY(durable::makeFolder(QDir(folder).absolutePath()));
    BB_TRY_ASSIGN(state, hold(folder, context));
    if (state->file.exists() || QFile::exists(databasePath(state->folder)))
        return Error::Conflict;

    state->master = SecretBytes::random(crypto::keySize, context.random);
    state->keys = keyring::generate(context.random);
    state->person = {newId<PersonId>(context.clock, context.random), label,
                     crypto::SigningKey::generate(context.random)};
    auto &header = state->header;
    header.device = newId<DeviceId>(context.clock, context.random);
    header.keyring = keyring::seal(state->keys, state->master, context.random);
    const VaultSlot who{VaultSlot::Type::Person, state->person.id, label};
    BB_TRY_ASSIGN(slot,
                  personSlot(header.device, who, passphrase, cost, state->master,
                             state->person.signingKey, context.random));
    const auto paperKey = SecretBytes::random(paper::keySize, context.random);
    header.entries = {slot, paperSlot(header.device, paperKey, state->master, context.random)};
    header.authenticate(state->master, context.random);

    BB_TRY(durable::makeFolder(QDir(state->folder).filePath(u"media"_s)));
    BB_TRY(createDatabase(state->folder, state->keys.database));
    BB_TRY(state->file.write(header, state->master));
    BB_TRY(placeDatabase(state->folder));
    return Created{std::unique_ptr<Vault>(new Vault(std::move(state))), paper::wordsOf(paperKey)};
}

Result<QList<VaultSlot>> Vault::slotsOf(const QString &folder)
{
    if (const VaultErasure erasure(folder); erasure.hasBegun()) {
        BB_TRY(erasure.finish());
        return Error{Error::Revoked, {}, u"erased"_s};
    }
    BB_TRY(backup::finishReplacing(folder));
    const auto header = VaultHeaderFile(folder).read();
    // Not the place for a new one: somebody's records lie there.
    if (!header && header.error().code == Error::NotFound && QFile::exists(databasePath(folder)))
        return Error{Error::Corrupt, {}, u"vaultHeader"_s};
    if (!header)
        return header.error();
    QList<VaultSlot> list;
    for (const auto &slot : header->entries)
        list << slot.who;
    return list;
}

Result<std::unique_ptr<Vault>> Vault::open(const QString &folder, PersonId person,
                                           const SecretBytes &passphrase,
                                           const VaultContext &context)
{
    // Before the lock file is made: a wrong folder is left as it is.
    BB_TRY(VaultHeaderFile(folder).read());
    BB_TRY_ASSIGN(state, hold(folder, context));
    BB_TRY_ASSIGN(header, state->file.read());
    state->header = header;
    const auto *slot = header.slotOf(person);
    if (!slot)
        return Error::NotFound;

    BB_TRY_ASSIGN(opened, guess(state->folder, context, header, *slot, passphrase));
    state->person = {person, slot->who.label, {}};
    BB_TRY(state->unlock(std::move(opened)));
    return std::unique_ptr<Vault>(new Vault(std::move(state)));
}

Result<std::unique_ptr<Vault>> Vault::openByPaper(const QString &folder, const QString &words,
                                                  const VaultContext &context)
{
    BB_TRY_ASSIGN(key, paper::keyOf(words));
    BB_TRY(VaultHeaderFile(folder).read());
    BB_TRY_ASSIGN(state, hold(folder, context));
    BB_TRY_ASSIGN(header, state->file.read());
    state->header = header;
    const auto *slot = header.paperSlot();
    if (!slot)
        return Error::NotFound;
    BB_TRY_ASSIGN(opened, openPaperSlot(header.device, *slot, key));
    BB_TRY(state->unlock(std::move(opened)));
    return std::unique_ptr<Vault>(new Vault(std::move(state)));
}

const QString &Vault::folder() const
{
    return m_state->folder;
}

DeviceId Vault::device() const
{
    return m_state->header.device;
}

const VaultPerson &Vault::person() const
{
    return m_state->person;
}

const VaultKeys &Vault::keys() const
{
    return m_state->keys;
}

Result<std::unique_ptr<Database>> Vault::openDatabase() const
{
    DatabaseOptions options;
    options.path = databasePath(m_state->folder);
    options.key = m_state->keys.database.clone();
    auto database = Database::open(std::move(options));
    if (!database && database.error().code == Error::NotFound)
        return Error{Error::NotFound, {}, u"database"_s};
    if (!database)
        return database.error();
    BB_TRY_ASSIGN(version, (*database)->number("PRAGMA user_version"));
    // Without a copy no step is taken: it is the only way back.
    if (version < migrator().newestVersion())
        BB_TRY(SafetyCopies(*this, m_state->context)
                   .take(**database, SafetyCopies::Reason::Migration));
    BB_TRY(migrate(**database));
    return std::move(*database);
}

QString Vault::mediaFolder() const
{
    return QDir(m_state->folder).filePath(u"media"_s);
}

QByteArray Vault::header() const
{
    return m_state->header.encode();
}

QList<VaultSlot> Vault::slotList() const
{
    QList<VaultSlot> list;
    for (const auto &slot : m_state->header.entries)
        list << slot.who;
    return list;
}

Result<void> Vault::store(const VaultHeader &header)
{
    if (VaultErasure(m_state->folder).hasBegun())
        return Error::Denied;
    auto sealed = header;
    sealed.authenticate(m_state->master, m_state->context.random);
    BB_TRY(m_state->file.write(sealed, m_state->master));
    m_state->header = sealed;
    return {};
}

Result<void> Vault::beginErasure() const
{
    return VaultErasure(m_state->folder).begin(m_state->context.random);
}

Result<PersonId> Vault::addPerson(const QString &label, const SecretBytes &passphrase,
                                  const crypto::PassphraseCost &cost)
{
    auto &random = m_state->context.random;
    auto header = m_state->header;
    if (header.entries.size() > maximumPeople)
        return Error{Error::TooLarge, {}, u"people"_s, {}};
    const auto person = newId<PersonId>(m_state->context.clock, random);
    BB_TRY_ASSIGN(slot,
                  personSlot(header.device, {VaultSlot::Type::Person, person, label}, passphrase,
                             cost, m_state->master, crypto::SigningKey::generate(random), random));
    header.entries << slot;
    BB_TRY(store(header));
    return person;
}

Result<void> Vault::removePerson(PersonId person)
{
    auto header = m_state->header;
    if (!header.slotOf(person))
        return Error::NotFound;
    const auto people = std::ranges::count_if(header.entries, [](const VaultHeader::Slot &slot) {
        return slot.who.type == VaultSlot::Type::Person;
    });
    if (person == m_state->person.id || people == 1)
        return Error::Denied;
    header.entries.removeIf([&](const VaultHeader::Slot &slot) {
        return slot.who.type == VaultSlot::Type::Person && slot.who.person == person;
    });
    return store(header);
}

Result<void> Vault::changePassphrase(const SecretBytes &oldPassphrase,
                                     const SecretBytes &newPassphrase,
                                     const crypto::PassphraseCost &cost)
{
    auto header = m_state->header;
    const auto *slot = header.slotOf(m_state->person.id);
    if (!slot)
        return Error::Denied;
    BB_TRY(guess(m_state->folder, m_state->context, header, *slot, oldPassphrase));
    BB_TRY_ASSIGN(renewed,
                  personSlot(header.device, slot->who, newPassphrase, cost, m_state->master,
                             m_state->person.signingKey, m_state->context.random));
    header.replace(renewed);
    return store(header);
}

Result<void> Vault::resetPassphrase(PersonId person, const SecretBytes &passphrase,
                                    const crypto::PassphraseCost &cost)
{
    if (!m_state->person.id.isNull())
        return Error::Denied;
    auto header = m_state->header;
    const auto *slot = header.slotOf(person);
    if (!slot)
        return Error::NotFound;
    auto signingKey = crypto::SigningKey::generate(m_state->context.random);
    BB_TRY_ASSIGN(renewed,
                  personSlot(header.device, slot->who, passphrase, cost, m_state->master,
                             signingKey, m_state->context.random));
    const auto label = slot->who.label;
    header.replace(renewed);
    BB_TRY(store(header));
    m_state->person = {person, label, std::move(signingKey)};
    return attemptsAt(m_state->folder, m_state->context.clock).succeeded();
}

Result<QString> Vault::reissuePaper()
{
    auto &random = m_state->context.random;
    auto header = m_state->header;
    const auto key = SecretBytes::random(paper::keySize, random);
    header.entries.removeIf(
        [](const VaultHeader::Slot &slot) { return slot.who.type == VaultSlot::Type::Paper; });
    header.entries << paperSlot(header.device, key, m_state->master, random);
    BB_TRY(store(header));
    return paper::wordsOf(key);
}

} // namespace models
