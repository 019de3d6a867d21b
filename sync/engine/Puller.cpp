// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/Puller.h"

#include "models/sql/Database.h"
#include "models/sql/Transaction.h"
#include "models/store/Settings.h"

#include "sync/wire/Compression.h"

namespace engine {

namespace {

constexpr QStringView checkpointSetting{u"sync.checkpoint"};
constexpr QStringView echoSetting{u"sync.needsEcho"};
constexpr qint64 maximumPage = 256 * 1024 * 1024;

Result<QByteArray> bodyOf(const HttpReply &reply)
{
    if (reply.header("content-encoding") != "zstd")
        return reply.body;
    return wire::decompress(reply.body, maximumPage);
}

} // namespace

//! One answer while it is being stored.
struct Puller::Page {
    struct Target {
        StreamLedger::Stream *stream = nullptr;
        bool fresh = false;
        QSet<QByteArray> *seen = nullptr;
    };
    bool open = false;
    std::vector<Target> targets{};
    std::vector<QByteArray> kinds{};
    qint64 rows = 0;
};

Puller::Puller(models::Database &database, HubClient &hub, ProgressCallback progress)
    : m_database(database),
      m_hub(hub),
      m_progress(std::move(progress)),
      m_applier(database, m_ledger)
{
}

Result<bool> Puller::needsEcho(models::Database &database)
{
    BB_TRY_ASSIGN(value, models::Settings(database).value(echoSetting));
    return value.toBool();
}

Result<void> Puller::setNeedsEcho(models::Database &database, bool needed)
{
    BB_TRY_ASSIGN(before, needsEcho(database));
    return before == needed ? Result<void>()
                            : models::Settings(database).setValue(echoSetting, needed);
}

Result<void> Puller::forgetCheckpoint(models::Database &database)
{
    return models::Settings(database).setValue(checkpointSetting, QByteArray());
}

Result<Puller::Outcome> Puller::pull(bool echo)
{
    wire::ChangesRequest request;
    request.echo = echo;
    BB_TRY_ASSIGN(checkpoint, models::Settings(m_database).value(checkpointSetting));
    request.checkpoint = checkpoint.toByteArray();
    if (request.checkpoint.isEmpty()) {
        BB_TRY_ASSIGN(ledger, StreamLedger::load(m_database));
        request.streams = ledger.cursors();
    }
    m_outcome = {};
    m_seen.clear();
    m_fresh.clear();
    BB_TRY(run(std::move(request)));
    return m_outcome;
}

Result<Puller::Outcome> Puller::repair(const QList<QString> &streams)
{
    wire::ChangesRequest request;
    BB_TRY_ASSIGN(ledger, StreamLedger::load(m_database));
    request.streams = ledger.cursors();
    m_outcome = {};
    m_fresh.clear();
    m_seen.clear();
    for (const auto &name : streams) {
        request.streams.insert(name, 0);
        m_seen.insert(name, {});
    }
    BB_TRY(run(std::move(request)));
    return m_outcome;
}

Result<HubClient::Pending> Puller::ask(const wire::ChangesRequest &request)
{
    return m_hub.begin(
        {"POST", "/v1/changes", {{"Content-Type", "application/cbor"}}, request.encode()});
}

Result<void> Puller::run(wire::ChangesRequest request)
{
    BB_TRY_ASSIGN(first, ask(request));
    std::optional<HubClient::Pending> pending(std::move(first));
    while (pending) {
        auto reply = m_hub.finish(std::move(*pending));
        pending.reset();
        if (!reply) {
            // The hub has forgotten the checkpoint; the cursors say the same at more length.
            if (reply.error().code != Error::Expired || request.checkpoint.isEmpty())
                return reply.error();
            BB_TRY_ASSIGN(ledger, StreamLedger::load(m_database));
            request.checkpoint.clear();
            request.streams = ledger.cursors();
            for (auto seen = m_seen.cbegin(); seen != m_seen.cend(); ++seen)
                request.streams.insert(seen.key(), 0);
            BB_TRY_ASSIGN(again, ask(request));
            pending = std::move(again);
            continue;
        }
        BB_TRY_ASSIGN(head, store(*reply, request, pending));
        if (head.more && !pending) {
            request.streams.clear();
            request.checkpoint = head.checkpoint;
            BB_TRY_ASSIGN(next, ask(request));
            pending = std::move(next);
        }
        request.streams.clear();
        request.checkpoint = head.checkpoint;
    }
    return {};
}

Result<wire::ChangesReply> Puller::store(const HttpReply &reply,
                                         const wire::ChangesRequest &request,
                                         std::optional<HubClient::Pending> &next)
{
    BB_TRY_ASSIGN(body, bodyOf(reply));
    // Opened by the first row, or at the end: an answer that says "same" writes nothing.
    std::optional<models::Transaction> transaction;
    Page page;
    const auto open = [&](const wire::ChangesReply &head) -> Result<void> {
        transaction.emplace(m_database);
        BB_TRY(transaction->begun());
        return openPage(page, head);
    };
    BB_TRY_ASSIGN(
        head,
        wire::readChanges(
            body, [&](const wire::ChangesReply &head, const wire::RowView &row) -> Result<void> {
                if (!page.open) {
                    BB_TRY(open(head));
                    if (head.more) {
                        auto following = request;
                        following.streams.clear();
                        following.checkpoint = head.checkpoint;
                        BB_TRY_ASSIGN(asked, ask(following));
                        next = std::move(asked);
                    }
                }
                auto &target = page.targets[size_t(row.stream)];
                const auto &kind = page.kinds[size_t(row.kind)];
                if (target.seen && !row.state.isEmpty())
                    target.seen->insert(Shadows::key(kind, row.id));
                ++page.rows;
                return m_applier.apply(*target.stream, target.fresh, kind, row.id, row.seq,
                                       row.state);
            }));

    m_outcome.checkpoint = head.checkpoint;
    m_outcome.hubTime = head.hubTime;
    m_outcome.nextAfterSeconds = head.nextAfterSeconds;
    if (head.same && !page.open)
        return head;
    if (!page.open)
        BB_TRY(open(head));
    BB_TRY(closePage(page, head));
    BB_TRY(transaction->commit());

    m_outcome.rows += page.rows;
    SyncProgress progress;
    qint64 left = 0;
    for (const auto &stream : head.streams)
        left += stream.head - stream.seq;
    if (page.rows > 0) {
        for (const auto &kind : head.kinds)
            progress.kinds.insert(kind);
    }
    progress.kinds.unite(m_applier.kinds());
    m_outcome.kinds.unite(progress.kinds);
    progress.recordsDone = int(m_outcome.rows);
    progress.recordsTotal = int(m_outcome.rows + left);
    if (m_progress)
        m_progress(progress);
    return head;
}

Result<void> Puller::openPage(Page &page, const wire::ChangesReply &head)
{
    page.open = true;
    BB_TRY_ASSIGN(ledger, StreamLedger::load(m_database));
    m_ledger = std::move(ledger);
    BB_TRY(m_applier.begin());
    for (const auto &state : head.streams) {
        BB_TRY_ASSIGN(stream, m_ledger.byName(m_database, state.name));
        if (stream->cursor == 0 && stream->count == 0)
            m_fresh.insert(state.name);
        Page::Target target{stream, m_fresh.contains(state.name), nullptr};
        if (const auto seen = m_seen.find(state.name); seen != m_seen.end())
            target.seen = &*seen;
        page.targets.push_back(target);
    }
    for (const auto &kind : head.kinds)
        page.kinds.push_back(kind.toUtf8());
    return {};
}

Result<void> Puller::closePage(Page &page, const wire::ChangesReply &head)
{
    for (qsizetype i = 0; i < head.streams.size(); ++i) {
        const auto &state = head.streams[i];
        auto &target = page.targets[size_t(i)];
        auto &stream = *target.stream;
        stream.cursor = state.seq;
        stream.head = state.head;
        stream.hubCount = state.count;
        stream.hubDigest = state.digest;
        stream.inScope = true;
        stream.changed = true;
        if (target.seen && stream.isAtHead()) {
            BB_TRY(m_applier.eraseUnseen(stream, *target.seen));
            m_seen.remove(state.name);
        }
    }
    for (const auto &name : head.removed) {
        BB_TRY_ASSIGN(stream, m_ledger.byName(m_database, name));
        BB_TRY(m_applier.erase(*stream));
    }
    BB_TRY(m_ledger.save(m_database));
    models::Settings settings(m_database);
    BB_TRY(settings.setValue(checkpointSetting, head.checkpoint));
    // Own changes have come too by the time the last page is stored.
    return head.more ? Result<void>() : setNeedsEcho(m_database, false);
}

} // namespace engine
