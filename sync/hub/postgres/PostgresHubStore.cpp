// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/postgres/PostgresHubStore.h"

#include "sync/hub/postgres/PostgresBatchLog.h"
#include "sync/hub/postgres/PostgresBundleShelf.h"
#include "sync/hub/postgres/PostgresDirectory.h"
#include "sync/hub/postgres/PostgresLocks.h"
#include "sync/hub/postgres/PostgresMediaIndex.h"
#include "sync/hub/postgres/PostgresMigrator.h"
#include "sync/hub/postgres/PostgresParcels.h"
#include "sync/hub/postgres/PostgresPeers.h"
#include "sync/hub/postgres/PostgresRecords.h"
#include "sync/hub/postgres/PostgresReports.h"
#include "sync/hub/postgres/PostgresSessions.h"

namespace hub {

using Kind = PostgresConnection::Kind;

PostgresHubStore::PostgresHubStore(const Options &options, const models::SecretBytes &fileKey)
    : m_wrap(fileKey),
      m_connection(options.address),
      m_records(std::make_unique<PostgresRecords>(m_connection)),
      m_batches(std::make_unique<PostgresBatchLog>(m_connection)),
      m_directory(std::make_unique<PostgresDirectory>(m_connection, m_wrap)),
      m_sessions(std::make_unique<PostgresSessions>(m_connection, m_wrap)),
      m_media(std::make_unique<PostgresMediaIndex>(m_connection, m_wrap, options.process)),
      m_bundles(std::make_unique<PostgresBundleShelf>(m_connection)),
      m_parcels(std::make_unique<PostgresParcels>(m_connection)),
      m_peers(std::make_unique<PostgresPeers>(m_connection, m_wrap, options.process))
{
}

PostgresHubStore::~PostgresHubStore() = default;

Result<std::unique_ptr<PostgresHubStore>> PostgresHubStore::open(const Options &options,
                                                                 const models::SecretBytes &fileKey)
{
    std::unique_ptr<PostgresHubStore> store(new PostgresHubStore(options, fileKey));
    auto &connection = store->m_connection;
    connection.whenOpened([process = options.process](PostgresConnection &opened) {
        // For as long as one of its connections lives, the process counts as alive.
        auto lock = opened.use("SELECT pg_advisory_lock_shared($1::integer, $2::integer)");
        return lock->bind(1, qint64(locks::processes)).bind(2, qint64(process)).run();
    });
    BB_TRY(connection.open());
    BB_TRY(PostgresMigrator(QStringLiteral(":/schema/hub_postgres"))
               .migrate(connection, options.create));
    BB_TRY(PostgresReports(connection).publish());
    return store;
}

Result<void> PostgresHubStore::checkVacant(const PostgresAddress &address)
{
    PostgresConnection connection(address);
    BB_TRY(connection.open());
    auto select = connection.use("SELECT to_regclass('setting') IS NOT NULL");
    BB_TRY(select->step());
    return select->flag(0) ? Result<void>(Error{Error::Conflict, {}, QStringLiteral("exists")})
                           : Result<void>();
}

Result<void> PostgresHubStore::write(const std::function<Result<void>()> &work)
{
    return m_connection.transact(Kind::Writing, work);
}

Result<void> PostgresHubStore::read(const std::function<Result<void>()> &work)
{
    return m_connection.transact(Kind::Reading, work);
}

RecordStore &PostgresHubStore::records()
{
    return *m_records;
}

BatchLog &PostgresHubStore::batches()
{
    return *m_batches;
}

Directory &PostgresHubStore::directory()
{
    return *m_directory;
}

SessionStore &PostgresHubStore::sessions()
{
    return *m_sessions;
}

MediaIndex &PostgresHubStore::media()
{
    return *m_media;
}

BundleShelf &PostgresHubStore::bundles()
{
    return *m_bundles;
}

ParcelShelf &PostgresHubStore::parcels()
{
    return *m_parcels;
}

HubPeers *PostgresHubStore::peers()
{
    return m_peers.get();
}

} // namespace hub
