// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/store/ChangeWriter.h"
#include "models/store/Vault.h"

#include <QString>

#include <memory>

namespace crash {

//! The vault of a scenario, made by prepareVault() and opened by the child and by the test.
struct OpenVault {
    models::SystemClock clock{};
    models::SystemRandom random{};
    std::unique_ptr<models::Vault> vault{};
    std::unique_ptr<models::Database> database{};
    std::unique_ptr<models::ChangeWriter> writer{};
    models::OrganisationId branch{};
};

//! "<folder>/vault" with one branch and the passphrase "correct horse battery".
void prepareVault(const QString &folder);

//! The child: opens what prepareVault() made; ends the program when it cannot.
std::unique_ptr<OpenVault> openVault(const QString &folder);

//! The test: the same, with checks that hold after every kill: pages and structure are whole, every
//! row has just the changes that its revision says, no number of a chain is missing. The fault is
//! empty when all is well.
std::unique_ptr<OpenVault> openAndCheck(const QString &folder, QString &fault);

//! What a number query answers, -1 on an error.
qint64 number(models::Database &database, const char *sql);

//! Opens a vault by one passphrase without the waiting that wrong ones cause.
models::Result<std::unique_ptr<models::Vault>> tryPassphrase(const QString &vaultFolder,
                                                             models::PersonId person,
                                                             const QString &passphrase,
                                                             const models::VaultContext &context);

} // namespace crash
