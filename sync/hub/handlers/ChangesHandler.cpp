// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/ChangesHandler.h"

#include "sync/hub/Limits.h"
#include "sync/hub/RecordStore.h"
#include "sync/wire/Compression.h"

#include <algorithm>

namespace hub {

namespace {

constexpr qsizetype checkpointBytes = 16;
// A branch asks about once in two minutes; spread, so that an evening's clients do not march in
// step.
constexpr int leastWaitSeconds = 60;
constexpr int waitSpreadSeconds = 120;

int nextAfter(models::RandomSource &random)
{
    quint16 drawn = 0;
    random.fill(&drawn, sizeof drawn);
    return leastWaitSeconds + drawn % waitSpreadSeconds;
}

HttpResponse cborResponse(const QByteArray &bytes)
{
    HttpResponse response;
    response.headers.emplaceBack("Content-Type", "application/cbor");
    response.headers.emplaceBack("Content-Encoding", "zstd");
    response.body = wire::compress(bytes);
    return response;
}

} // namespace

//! One answer in the making.
struct ChangesHandler::Answer {
    wire::ChangesReply head{};
    wire::ChangesWriter rows{};
    Cursors before{};
    Cursors after{};
    QHash<QByteArray, int> kinds{};
    //! Streams named in the request are answered even when nothing is new in them.
    bool byName = false;

    int kindIndex(QByteArrayView kind)
    {
        const auto name = QByteArray::fromRawData(kind.data(), kind.size());
        const auto known = kinds.constFind(name);
        if (known != kinds.cend())
            return *known;
        head.kinds.append(QString::fromUtf8(kind));
        return *kinds.insert(kind.toByteArray(), int(head.kinds.size() - 1));
    }
};

Result<Cursors> ChangesHandler::cursorsOf(Call &call, const wire::ChangesRequest &request,
                                          const QList<StreamHead> &streams, Answer &answer) const
{
    if (!request.checkpoint.isEmpty()) {
        auto kept =
            call.store.sessions().findCheckpoint(request.checkpoint, call.session.device.no);
        if (!kept && kept.error().code == Error::NotFound)
            return Error{Error::Expired, {}, QStringLiteral("checkpoint")};
        return kept;
    }
    answer.byName = true;
    Cursors cursors;
    auto unknown = request.streams;
    for (const auto &stream : streams) {
        if (const auto named = unknown.constFind(stream.name); named != unknown.cend()) {
            // A cursor beyond the head is of another life of this hub: begin again.
            cursors.insert(stream.no, *named <= stream.head ? *named : 0);
            unknown.erase(named);
        }
    }
    answer.head.removed = unknown.keys();
    return cursors;
}

Result<void> ChangesHandler::findRemoved(Call &call, const QList<StreamHead> &streams,
                                         Answer &answer) const
{
    auto gone = answer.before;
    for (const auto &stream : streams)
        gone.remove(stream.no);
    for (auto it = gone.cbegin(); it != gone.cend(); ++it) {
        BB_TRY_ASSIGN(name, call.store.records().streamName(it.key()));
        answer.head.removed.append(name);
    }
    answer.head.removed.sort();
    return {};
}

Result<void> ChangesHandler::addRows(Call &call, const wire::ChangesRequest &request,
                                     const QList<StreamHead> &streams, Answer &answer) const
{
    qint64 rowsLeft = request.limit;
    qint64 bytesLeft = limits::changesAnswerBytes;
    for (const auto &stream : streams) {
        const auto cursor = answer.before.value(stream.no, 0);
        auto reached = cursor;
        if (cursor < stream.head && rowsLeft > 0 && bytesLeft > 0) {
            RowQuery query;
            query.stream = stream.no;
            query.after = cursor;
            query.withoutOrigin = request.echo ? -1 : call.session.device.no;
            query.limit = int(rowsLeft);
            query.byteLimit = bytesLeft;
            const int index = int(answer.head.streams.size());
            BB_TRY_ASSIGN(whole, call.store.records().rows(query, [&](const RowSlice &row) {
                // Tombstones too, from 0 as well: a replica may hold a row by a receipt, even where
                // it never pulled.
                answer.rows.addRow(index, answer.kindIndex(row.kind), row.id, row.seq, row.state);
                reached = row.seq;
                --rowsLeft;
                bytesLeft -= row.state.size();
            }));
            if (whole)
                reached = stream.head;
        }
        answer.after.insert(stream.no, reached);
        answer.head.more = answer.head.more || reached < stream.head;
        if (reached > cursor || answer.byName)
            answer.head.streams.append(
                {stream.name, reached, stream.head, stream.count, stream.digest.bytes()});
    }
    return {};
}

Result<HttpResponse> ChangesHandler::handle(Call &call) const
{
    BB_TRY_ASSIGN(request, wire::ChangesRequest::decode(call.request.body));
    Answer answer;
    answer.head.hubTime = call.core.clock.nowMs();
    answer.head.nextAfterSeconds = nextAfter(call.core.random);
    BB_TRY(call.store.read([&]() -> Result<void> {
        BB_TRY_ASSIGN(scope, scopeOf(call));
        BB_TRY_ASSIGN(streams, call.store.records().streams(scope));
        // A stream in which nothing was ever written has nothing to tell.
        streams.removeIf([](const StreamHead &stream) { return stream.head == 0; });
        BB_TRY_ASSIGN(cursors, cursorsOf(call, request, streams, answer));
        answer.before = std::move(cursors);
        BB_TRY(findRemoved(call, streams, answer));
        return addRows(call, request, streams, answer);
    }));
    if (!answer.byName && answer.after == answer.before) {
        answer.head.same = true;
        answer.head.checkpoint = request.checkpoint;
        return cborResponse(answer.rows.finish(answer.head));
    }
    answer.head.checkpoint.resize(checkpointBytes);
    call.core.random.fill(answer.head.checkpoint.data(), checkpointBytes);
    BB_TRY(call.store.write([&] {
        return call.store.sessions().addCheckpoint(answer.head.checkpoint, call.session.device.no,
                                                   answer.after);
    }));
    return cborResponse(answer.rows.finish(answer.head));
}

} // namespace hub
