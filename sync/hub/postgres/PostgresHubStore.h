// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/HubStore.h"
#include "sync/hub/postgres/KeyWrap.h"
#include "sync/hub/postgres/PostgresConnection.h"

namespace hub {

//! The hub's store in PostgreSQL: writers of different streams do not wait for each other, and any
//! number of hub processes share it.
class PostgresHubStore final : public HubStore
{
public:
    struct Options {
        PostgresAddress address{};
        int process = 0; //!< drawn once by each hub process
        bool create = false;
    };
    //! Brings the schema up to date. The errors are those of PostgresConnection and
    //! PostgresMigrator; Corrupt when the store was made with another key file.
    static Result<std::unique_ptr<PostgresHubStore>> open(const Options &options,
                                                          const models::SecretBytes &fileKey);
    //! Before one is made: Conflict "exists" when a hub is in this database already.
    static Result<void> checkVacant(const PostgresAddress &address);
    ~PostgresHubStore() override;

    Result<void> write(const std::function<Result<void>()> &work) override;
    Result<void> read(const std::function<Result<void>()> &work) override;

    RecordStore &records() override;
    BatchLog &batches() override;
    Directory &directory() override;
    SessionStore &sessions() override;
    MediaIndex &media() override;
    BundleShelf &bundles() override;
    ParcelShelf &parcels() override;
    HubPeers *peers() override;

private:
    PostgresHubStore(const Options &options, const models::SecretBytes &fileKey);

    KeyWrap m_wrap;
    PostgresConnection m_connection;
    std::unique_ptr<RecordStore> m_records;
    std::unique_ptr<BatchLog> m_batches;
    std::unique_ptr<Directory> m_directory;
    std::unique_ptr<SessionStore> m_sessions;
    std::unique_ptr<MediaIndex> m_media;
    std::unique_ptr<BundleShelf> m_bundles;
    std::unique_ptr<ParcelShelf> m_parcels;
    std::unique_ptr<HubPeers> m_peers;
};

} // namespace hub
