// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"
#include "sync/engine/HttpTransport.h"

namespace models {
class Clock;
class Database;
class RandomSource;
class Vault;
} // namespace models

namespace engine {

//! Hands another PC's bundle to the hub over the network, and brings back the answer, without being
//! able to open either: what a town does for its villages.
class BundleRelay
{
public:
    //! A part travels in one request, and stands in memory for that long.
    static constexpr qint64 maximumPart = qint64(32) * 1024 * 1024;

    //! All must outlive it.
    BundleRelay(models::Database &database, const models::Vault &vault, const models::Clock &clock,
                models::RandomSource &random);

    //! TooLarge beyond maximumPart, Conflict "bundles" when the parts are of different exports;
    //! else what the hub said.
    models::Result<void> send(const QString &file);
    //! The hub's answer to what was sent, as a file for the sender.
    models::Result<void> fetchReply(const QString &file);

private:
    models::Result<HttpReply> call(HttpRequest request);

    models::Database &m_database;
    const models::Vault &m_vault;
    const models::Clock &m_clock;
    models::RandomSource &m_random;
    models::RecordId m_bundle{};
};

} // namespace engine
