// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Session.h"

#include "app/cli/ExitCode.h"
#include "models/crypto/PassphraseFile.h"
#include "models/sql/Database.h"
#include "models/store/ChangeWriter.h"
#include "models/store/LocalIdentity.h"
#include "models/store/OrganisationRepository.h"

#include <QFile>

namespace cli {

using namespace Qt::StringLiterals;
using namespace models;

Session::Session(const Arguments &arguments) : m_arguments(arguments)
{
}

Session::~Session() = default;

QString Session::vaultFolder() const
{
    return m_arguments.value(u"vault"_s);
}

Result<SecretBytes> Session::passphrase() const
{
    const auto descriptor = u"passphrase-fd"_s;
    const auto file = u"passphrase-file"_s;
    if (m_arguments.has(descriptor))
        return passphraseFromDescriptor(m_arguments.value(descriptor).toInt(),
                                        u"--"_s + descriptor);
    const auto path = m_arguments.value(file);
    if (!path.isEmpty() && !QFile::exists(path))
        return Error{Error::NotFound, u"--"_s + file, u"file"_s, {}};
    return passphraseFromFile(path, u"--"_s + file);
}

Result<PersonId> Session::chosenPerson(const QList<VaultSlot> &people) const
{
    const auto option = u"--person"_s;
    const auto wanted = m_arguments.value(u"person"_s);
    QList<PersonId> fitting;
    for (const auto &slot : people) {
        if (slot.type == VaultSlot::Type::Person && (wanted.isEmpty() || slot.label == wanted))
            fitting << slot.person;
    }
    if (fitting.size() == 1)
        return fitting.first();
    if (wanted.isEmpty())
        return misused(option, u"required"_s);
    return misused(option, fitting.isEmpty() ? u"unknown"_s : u"ambiguous"_s);
}

Result<Vault *> Session::vault()
{
    if (!m_vault) {
        BB_TRY_ASSIGN(people, Vault::slotsOf(vaultFolder()));
        BB_TRY_ASSIGN(person, chosenPerson(people));
        BB_TRY_ASSIGN(secret, passphrase());
        auto opened = Vault::open(vaultFolder(), person, secret, context());
        if (!opened)
            return opened.error();
        m_vault = std::move(*opened);
    }
    return m_vault.get();
}

Result<Database *> Session::database()
{
    if (!m_database) {
        BB_TRY_ASSIGN(opened, vault());
        auto database = opened->openDatabase();
        if (!database)
            return database.error();
        m_database = std::move(*database);
    }
    return m_database.get();
}

Result<ChangeWriter *> Session::writer()
{
    if (!m_writer) {
        BB_TRY_ASSIGN(opened, database());
        BB_TRY_ASSIGN(actor, actingPerson(*opened, m_vault->person().id));
        m_writer = std::make_unique<ChangeWriter>(*opened, m_clock, m_random, actor);
    }
    return m_writer.get();
}

Result<OrganisationId> Session::organisation(const QString &given)
{
    if (const auto id = OrganisationId::fromString(given); !id.isNull())
        return id;
    BB_TRY_ASSIGN(opened, database());
    OrganisationRepository organisations(*opened);
    if (!given.isEmpty()) {
        auto found = organisations.findByCode(given);
        if (!found)
            return invalid(u"org"_s, u"unknown"_s);
        return found->id;
    }
    BB_TRY_ASSIGN(branches, organisations.branches());
    if (branches.size() != 1)
        return invalid(u"org"_s, u"required"_s);
    return branches.first().id;
}

} // namespace cli
