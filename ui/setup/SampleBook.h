// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/VaultDoor.h"

namespace ui {

//! The book of a made-up branch for trying the program: a vault of its own beside the real one,
//! under a passphrase that nobody is told, removed with this object. It is marked so that nothing
//! ever connects it to a hub.
class SampleBook
{
public:
    //! \a vaultFolder is the real book's; clock and random source must outlive the book.
    SampleBook(const QString &vaultFolder, const models::Clock &clock, models::RandomSource &random,
               VaultDoor::Cost cost = {&models::crypto::PassphraseCost::floor});
    //! Waits for the worker. Nobody may use the vault any more.
    ~SampleBook();

    //! What a crash left of an earlier one.
    static void removeLeftover(const QString &vaultFolder);

    SampleBook(const SampleBook &) = delete;
    SampleBook &operator=(const SampleBook &) = delete;

    //! Makes and fills the vault on a worker; clock and random source are the worker's until then.
    QFuture<models::Result<VaultDoor::VaultPointer>> make();
    //! For whom the vault is: the settings page of the sample.
    VaultDoor &door() { return m_door; }

private:
    const models::Clock &m_clock;
    models::RandomSource &m_random;
    VaultDoor::Cost m_cost;
    VaultDoor m_door;
    QFuture<models::Result<VaultDoor::VaultPointer>> m_made{};
};

} // namespace ui
