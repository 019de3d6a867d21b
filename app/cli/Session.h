// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Arguments.h"
#include "models/crypto/SecretBytes.h"
#include "models/domain/Clock.h"
#include "models/domain/Result.h"
#include "models/store/Vault.h"

#include <memory>

namespace models {
class ChangeWriter;
class Database;
} // namespace models

namespace cli {

//! The vault that a command works on, opened when the command first asks for it.
class Session
{
public:
    explicit Session(const Arguments &arguments);
    ~Session();

    const models::Clock &clock() const { return m_clock; }
    models::RandomSource &random() { return m_random; }
    models::VaultContext context() { return {m_clock, m_random}; }
    QString vaultFolder() const;
    //! From --passphrase-fd or --passphrase-file, of which the line has one, without the line end.
    models::Result<models::SecretBytes> passphrase() const;

    //! The one that --person names, or the only one; misused() otherwise.
    models::Result<models::PersonId> chosenPerson(const QList<models::VaultSlot> &people) const;
    //! Unlocks with the passphrase for --person, or for the only person there is.
    models::Result<models::Vault *> vault();
    models::Result<models::Database *> database();
    models::Result<models::ChangeWriter *> writer();

    //! A UUID, the code of an organisation in the replica, or the local organisation when empty.
    models::Result<models::OrganisationId> organisation(const QString &given);

private:
    const Arguments &m_arguments;
    models::SystemClock m_clock;
    models::SystemRandom m_random;
    std::unique_ptr<models::Vault> m_vault;
    std::unique_ptr<models::Database> m_database;
    std::unique_ptr<models::ChangeWriter> m_writer;
};

} // namespace cli
