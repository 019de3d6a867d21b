// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/HubAccount.h"
#include "sync/wire/Batch.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace models {
class Clock;
class Database;
class Vault;
} // namespace models

namespace engine {

//! Signs what the person at the PC has changed, batch by batch, so that it can travel at any later
//! time and by any road, also when that person is no longer there.
//!
//! Changes of other people stay as they are until their person comes back. A change waits when its
//! record has an earlier change of another chain without a receipt; so does all of its txn, and
//! nothing else.
class BatchSealer
{
public:
    //! All must outlive the sealer.
    BatchSealer(models::Database &database, const models::Vault &vault, const HubAccount &account,
                const models::Clock &clock);

    //! One transaction; how many changes were signed. None when the vault was opened by paper.
    models::Result<int> seal();

private:
    //! A row of `changes` that is not in a batch yet.
    struct Change {
        qint64 no = 0;
        bool held = false;
        wire::Op op{};
    };
    using RecordKey = std::pair<QString, models::RecordId>;
    //! An incarnation of the person with the hash of its newest batch.
    struct Chain {
        models::RecordId incarnation{};
        QByteArray previous{};
    };

    models::Result<QList<Chain>> chains() const;
    models::Result<int> sealChain(const Chain &chain);
    models::Result<std::vector<Change>> waiting(const Chain &chain) const;
    models::Result<void> hold(const Chain &chain, std::vector<Change> &changes) const;
    models::Result<void> renumber(std::vector<Change> &changes) const;
    models::Result<void> addDependencies(const Chain &chain, std::vector<Change> &changes) const;
    models::Result<QByteArray> store(const Chain &chain, const wire::Batch &batch) const;

    models::Database &m_database;
    const models::Vault &m_vault;
    const HubAccount &m_account;
    const models::Clock &m_clock;
};

} // namespace engine
