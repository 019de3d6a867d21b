// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/VaultDoor.h"

#include "models/sql/Database.h"

#include <QtConcurrentRun>

namespace ui {

using models::Result;
using models::SecretBytes;
using models::Vault;

namespace {

//! QtConcurrent copies what it is given; a secret cannot be copied.
std::shared_ptr<SecretBytes> shared(SecretBytes secret)
{
    return std::make_shared<SecretBytes>(std::move(secret));
}

//! A newer schema, and the safety copy before it, take their time here and not in the window. What
//! goes wrong is met again by whoever opens the database next, and said there.
Result<VaultDoor::VaultPointer> prepared(std::unique_ptr<Vault> vault)
{
    if (const auto ready = vault->openDatabase(); !ready)
        qWarning("the database is not ready: error %d", int(ready.error().code));
    return VaultDoor::VaultPointer(std::move(vault));
}

} // namespace

VaultDoor::VaultDoor(QString folder, const models::Clock &clock, models::RandomSource &random)
    : VaultDoor(std::move(folder), clock, random, Cost{})
{
}

VaultDoor::VaultDoor(QString folder, const models::Clock &clock, models::RandomSource &random,
                     Cost cost)
    : m_folder(std::move(folder)),
      m_clock(clock),
      m_random(random),
      m_cost(std::move(cost))
{
}

QFuture<Result<VaultDoor::Created>> VaultDoor::create(const QString &label, SecretBytes passphrase)
{
    return QtConcurrent::run([folder = m_folder, label, secret = shared(std::move(passphrase)),
                              context = context(), cost = m_cost.ofNewSlots]() -> Result<Created> {
        auto created = Vault::create(folder, label, *secret, cost(), context);
        if (!created)
            return created.error();
        return Created{std::move(created->vault), created->paperWords};
    });
}

QFuture<Result<VaultDoor::VaultPointer>> VaultDoor::open(models::PersonId person,
                                                         SecretBytes passphrase)
{
    return QtConcurrent::run([folder = m_folder, person, secret = shared(std::move(passphrase)),
                              context = context()]() -> Result<VaultPointer> {
        auto vault = Vault::open(folder, person, *secret, context);
        if (!vault)
            return vault.error();
        return prepared(std::move(*vault));
    });
}

QFuture<Result<VaultDoor::VaultPointer>> VaultDoor::openByPaper(const QString &words)
{
    return QtConcurrent::run(
        [folder = m_folder, words, context = context()]() -> Result<VaultPointer> {
            auto vault = Vault::openByPaper(folder, words, context);
            if (!vault)
                return vault.error();
            return prepared(std::move(*vault));
        });
}

QFuture<Result<models::backup::Replaced>> VaultDoor::restore(const QString &file,
                                                             models::backup::Secret secret,
                                                             models::backup::Progress progress)
{
    return QtConcurrent::run([file, folder = m_folder, context = context(),
                              opens = std::make_shared<models::backup::Secret>(std::move(secret)),
                              progress = std::move(progress)] {
        return models::backup::replace(file, folder, *opens, context, progress);
    });
}

QFuture<Result<void>> VaultDoor::addPerson(models::Vault &vault, const QString &label,
                                           SecretBytes passphrase)
{
    return QtConcurrent::run([&vault, label, secret = shared(std::move(passphrase)),
                              cost = m_cost.ofNewSlots]() -> Result<void> {
        const auto person = vault.addPerson(label, *secret, cost());
        if (!person)
            return person.error();
        return {};
    });
}

QFuture<Result<void>> VaultDoor::changePassphrase(models::Vault &vault, SecretBytes old,
                                                  SecretBytes wanted)
{
    return QtConcurrent::run(
        [&vault, before = shared(std::move(old)), after = shared(std::move(wanted)),
         cost = m_cost.ofNewSlots] { return vault.changePassphrase(*before, *after, cost()); });
}

QFuture<Result<void>> VaultDoor::resetPassphrase(models::Vault &vault, models::PersonId person,
                                                 SecretBytes passphrase)
{
    return QtConcurrent::run(
        [&vault, person, secret = shared(std::move(passphrase)), cost = m_cost.ofNewSlots] {
            return vault.resetPassphrase(person, *secret, cost());
        });
}

} // namespace ui
