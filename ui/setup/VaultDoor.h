// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/Backup.h"
#include "models/store/Vault.h"

#include <QFuture>

#include <functional>

namespace ui {

//! The vault operations that stretch a passphrase, each about a second on a worker thread.
//!
//! The futures finish on the worker; wait for them by models::whenFinished. A vault that comes out
//! belongs to the thread that takes it; while an operation on a vault runs, it must stay alive and
//! nobody else may touch it.
class VaultDoor
{
public:
    using VaultPointer = std::shared_ptr<models::Vault>;

    struct Cost {
        //! Called on the worker: measuring takes a moment.
        std::function<models::crypto::PassphraseCost()> ofNewSlots =
            &models::crypto::PassphraseCost::calibrated;
        models::crypto::PassphraseCost minimum = models::crypto::PassphraseCost::floor();
    };

    //! Clock and random source must outlive the door and its futures.
    VaultDoor(QString folder, const models::Clock &clock, models::RandomSource &random);
    VaultDoor(QString folder, const models::Clock &clock, models::RandomSource &random, Cost cost);

    const QString &folder() const { return m_folder; }
    const models::Clock &clock() const { return m_clock; }

    struct Created {
        VaultPointer vault;
        QString paperWords;
    };
    QFuture<models::Result<Created>> create(const QString &label, models::SecretBytes passphrase);
    QFuture<models::Result<VaultPointer>> open(models::PersonId person,
                                               models::SecretBytes passphrase);
    QFuture<models::Result<VaultPointer>> openByPaper(const QString &words);

    //! Makes the door's vault from a backup; one that stands there is kept beside it.
    QFuture<models::Result<models::backup::Replaced>>
    restore(const QString &file, models::backup::Secret secret, models::backup::Progress progress);

    QFuture<models::Result<void>> addPerson(models::Vault &vault, const QString &label,
                                            models::SecretBytes passphrase);
    QFuture<models::Result<void>> changePassphrase(models::Vault &vault, models::SecretBytes old,
                                                   models::SecretBytes wanted);
    QFuture<models::Result<void>> resetPassphrase(models::Vault &vault, models::PersonId person,
                                                  models::SecretBytes passphrase);

private:
    models::VaultContext context() const { return {m_clock, m_random, m_cost.minimum}; }

    QString m_folder;
    const models::Clock &m_clock;
    models::RandomSource &m_random;
    Cost m_cost;
};

} // namespace ui
