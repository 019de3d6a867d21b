// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/HubClient.h"
#include "sync/engine/RowApplier.h"
#include "sync/engine/SyncReport.h"

namespace engine {

//! Fetches the hub's rows page by page; the next page travels while one is being stored.
//!
//! Rows, cursors and checkpoint of a page are one transaction, so a pull may end anywhere.
class Puller
{
public:
    struct Outcome {
        QByteArray checkpoint{};
        qint64 rows = 0;
        qint64 hubTime = 0;
        int nextAfterSeconds = 60;
        QSet<QString> kinds{};
    };

    //! Both must outlive the puller.
    Puller(models::Database &database, HubClient &hub, ProgressCallback progress);

    //! Everything since the checkpoint. \a echo: own changes too, because their receipts did not
    //! tell how the rows ended.
    Result<Outcome> pull(bool echo);
    //! Fetches these streams from their beginning; rows that the hub no longer has are erased.
    Result<Outcome> repair(const QList<QString> &streams);

    //! Whether the next pull must ask for own changes, across restarts.
    static Result<bool> needsEcho(models::Database &database);
    static Result<void> setNeedsEcho(models::Database &database, bool needed);
    //! The next pull names its cursors: they have moved without the hub's knowing.
    static Result<void> forgetCheckpoint(models::Database &database);

private:
    struct Page;

    Result<void> run(wire::ChangesRequest request);
    Result<HubClient::Pending> ask(const wire::ChangesRequest &request);
    Result<wire::ChangesReply> store(const HttpReply &reply, const wire::ChangesRequest &request,
                                     std::optional<HubClient::Pending> &next);
    Result<void> openPage(Page &page, const wire::ChangesReply &head);
    Result<void> closePage(Page &page, const wire::ChangesReply &head);

    models::Database &m_database;
    HubClient &m_hub;
    ProgressCallback m_progress;
    StreamLedger m_ledger;
    RowApplier m_applier;
    //! Streams that held nothing of the hub's when this pull began.
    QSet<QString> m_fresh;
    //! Of streams under repair: what the hub has.
    QHash<QString, QSet<QByteArray>> m_seen;
    Outcome m_outcome;
};

} // namespace engine
