// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"
#include "models/sql/Database.h"

#include "sync/hub/embedded/StatementCache.h"
#include "sync/hub/HubStore.h"

#include <QString>

namespace hub {

//! The hub's store in one SQLCipher file; writers wait for each other.
class EmbeddedHubStore final : public HubStore
{
public:
    //! Opens \a path with the 48-byte \a key and brings its schema up to date. The errors are those
    //! of Database and Migrator.
    static Result<std::unique_ptr<EmbeddedHubStore>>
    open(const QString &path, const models::SecretBytes &key, bool create);
    ~EmbeddedHubStore() override;

    Result<void> write(const std::function<Result<void>()> &work) override;
    Result<void> read(const std::function<Result<void>()> &work) override;

    RecordStore &records() override;
    BatchLog &batches() override;
    Directory &directory() override;
    SessionStore &sessions() override;
    MediaIndex &media() override;
    BundleShelf &bundles() override;
    ParcelShelf &parcels() override;

private:
    explicit EmbeddedHubStore(std::unique_ptr<models::Database> database);

    // Statements must go before the connection they were prepared on.
    std::unique_ptr<models::Database> m_database;
    StatementCache m_statements;
    std::unique_ptr<RecordStore> m_records;
    std::unique_ptr<BatchLog> m_batches;
    std::unique_ptr<Directory> m_directory;
    std::unique_ptr<SessionStore> m_sessions;
    std::unique_ptr<MediaIndex> m_media;
    std::unique_ptr<BundleShelf> m_bundles;
    std::unique_ptr<ParcelShelf> m_parcels;
};

} // namespace hub
