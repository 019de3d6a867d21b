// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/embedded/EmbeddedHubStore.h"

#include "models/sql/Migrator.h"
#include "models/sql/Transaction.h"

#include "sync/hub/embedded/EmbeddedBatchLog.h"
#include "sync/hub/embedded/EmbeddedBundleShelf.h"
#include "sync/hub/embedded/EmbeddedDirectory.h"
#include "sync/hub/embedded/EmbeddedMediaIndex.h"
#include "sync/hub/embedded/EmbeddedParcels.h"
#include "sync/hub/embedded/EmbeddedRecords.h"
#include "sync/hub/embedded/EmbeddedSessions.h"

namespace hub {

namespace {

// A theme-day evening: many writers, each of them short.
constexpr int writerPatienceMs = 30'000;

// Ends the view when the reading is over, however it ended.
class ReadView
{
public:
    explicit ReadView(models::Database &database)
        : m_database(database),
          m_begun(database.execute("BEGIN"))
    {
    }
    ~ReadView()
    {
        if (m_begun)
            (void)m_database.execute("ROLLBACK");
    }
    const Result<void> &begun() const { return m_begun; }

private:
    models::Database &m_database;
    Result<void> m_begun;
};

} // namespace

EmbeddedHubStore::EmbeddedHubStore(std::unique_ptr<models::Database> database)
    : m_database(std::move(database)),
      m_statements(*m_database),
      m_records(std::make_unique<EmbeddedRecords>(m_statements)),
      m_batches(std::make_unique<EmbeddedBatchLog>(m_statements)),
      m_directory(std::make_unique<EmbeddedDirectory>(m_statements)),
      m_sessions(std::make_unique<EmbeddedSessions>(m_statements)),
      m_media(std::make_unique<EmbeddedMediaIndex>(m_statements)),
      m_bundles(std::make_unique<EmbeddedBundleShelf>(m_statements)),
      m_parcels(std::make_unique<EmbeddedParcels>(m_statements))
{
}

EmbeddedHubStore::~EmbeddedHubStore() = default;

Result<std::unique_ptr<EmbeddedHubStore>>
EmbeddedHubStore::open(const QString &path, const models::SecretBytes &key, bool create)
{
    models::DatabaseOptions options;
    options.path = path;
    options.key = key.clone();
    options.create = create;
    options.busyTimeoutMs = writerPatienceMs;
    BB_TRY_ASSIGN(database, models::Database::open(std::move(options)));
    BB_TRY(models::Migrator(QStringLiteral(":/schema/hub")).migrate(*database));
    return std::unique_ptr<EmbeddedHubStore>(new EmbeddedHubStore(std::move(database)));
}

Result<void> EmbeddedHubStore::write(const std::function<Result<void>()> &work)
{
    models::Transaction transaction(*m_database);
    BB_TRY(transaction.begun());
    BB_TRY(work());
    return transaction.commit();
}

Result<void> EmbeddedHubStore::read(const std::function<Result<void>()> &work)
{
    const ReadView view(*m_database);
    BB_TRY(view.begun());
    return work();
}

RecordStore &EmbeddedHubStore::records()
{
    return *m_records;
}

BatchLog &EmbeddedHubStore::batches()
{
    return *m_batches;
}

Directory &EmbeddedHubStore::directory()
{
    return *m_directory;
}

SessionStore &EmbeddedHubStore::sessions()
{
    return *m_sessions;
}

MediaIndex &EmbeddedHubStore::media()
{
    return *m_media;
}

BundleShelf &EmbeddedHubStore::bundles()
{
    return *m_bundles;
}

ParcelShelf &EmbeddedHubStore::parcels()
{
    return *m_parcels;
}

} // namespace hub
