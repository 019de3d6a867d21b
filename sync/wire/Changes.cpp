// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Changes.h"

#include "sync/wire/CborReader.h"

#include <algorithm>

namespace wire {

namespace {

constexpr qsizetype maximumStreamName = 96;
constexpr qsizetype maximumKindName = 64;
constexpr qsizetype maximumCheckpoint = 64;
//! A county's stations hold some thousand streams; more than this is no request of ours.
constexpr quint64 maximumStreams = 100'000;

} // namespace

QByteArray ChangesRequest::encode() const
{
    CborWriter writer;
    writer.map(5);
    writer.utf8("v");
    writer.number(protocolVersion);
    writer.utf8("ck");
    writer.bytes(checkpoint);
    writer.utf8("echo");
    writer.boolean(echo);
    writer.utf8("limit");
    writer.number(limit);
    writer.utf8("streams");
    writer.map(quint64(streams.size()));
    // Canonical order is that of the encoded names: shorter first, then bytewise.
    auto names = streams.keys();
    std::ranges::sort(names, [](const QString &a, const QString &b) {
        const auto left = a.toUtf8();
        const auto right = b.toUtf8();
        return left.size() != right.size() ? left.size() < right.size() : left < right;
    });
    for (const auto &name : names) {
        writer.text(name);
        writer.number(streams.value(name));
    }
    return writer.take();
}

Result<ChangesRequest> ChangesRequest::decode(const QByteArray &bytes)
{
    CborReader reader(bytes);
    ChangesRequest request;
    if (reader.map() != 5)
        return CborReader::error("changes");
    reader.key("v");
    if (reader.unsignedNumber() != protocolVersion)
        return CborReader::error("version");
    reader.key("ck");
    request.checkpoint = reader.bytes().toByteArray();
    reader.key("echo");
    request.echo = reader.boolean();
    reader.key("limit");
    const auto limit = reader.count();
    reader.key("streams");
    const auto count = reader.map();
    if (count > maximumStreams || request.checkpoint.size() > maximumCheckpoint || limit < 1)
        return CborReader::error("changes");
    request.limit = int(std::min<qint64>(limit, 100'000));
    for (quint64 i = 0; i < count && !reader.failed(); ++i) {
        const auto name = reader.text(maximumStreamName);
        request.streams.insert(name, reader.count());
    }
    // A name said twice would be two cursors for one stream.
    if (!reader.finished() || request.streams.size() != qsizetype(count))
        return CborReader::error("changes");
    return request;
}

void ChangesWriter::addRow(int stream, int kind, QByteArrayView id, qint64 seq,
                           QByteArrayView state)
{
    const auto before = stream == m_stream ? m_seq : 0;
    m_rows.array(5);
    m_rows.number(stream);
    m_rows.number(kind);
    m_rows.bytes(id);
    m_rows.number(seq - before);
    if (state.isEmpty())
        m_rows.null();
    else
        m_rows.raw(state);
    m_stream = stream;
    m_seq = seq;
}

QByteArray ChangesWriter::finish(const ChangesReply &head) const
{
    CborWriter writer;
    writer.reserve(m_rows.size() + 256 + 160 * head.streams.size());
    writer.map(10);
    writer.utf8("v");
    writer.number(protocolVersion);
    writer.utf8("same");
    writer.boolean(head.same);
    writer.utf8("more");
    writer.boolean(head.more);
    writer.utf8("ck");
    writer.bytes(head.checkpoint);
    writer.utf8("next");
    writer.number(head.nextAfterSeconds);
    writer.utf8("now");
    writer.number(head.hubTime);
    writer.utf8("removed");
    writer.array(quint64(head.removed.size()));
    for (const auto &name : head.removed)
        writer.text(name);
    writer.utf8("streams");
    writer.array(quint64(head.streams.size()));
    for (const auto &stream : head.streams) {
        writer.array(5);
        writer.text(stream.name);
        writer.number(stream.seq);
        writer.number(stream.head);
        writer.number(stream.count);
        writer.bytes(stream.digest);
    }
    writer.utf8("kinds");
    writer.array(quint64(head.kinds.size()));
    for (const auto &kind : head.kinds)
        writer.text(kind);
    writer.utf8("rows");
    writer.openArray();
    writer.raw(m_rows.result());
    writer.closeArray();
    return writer.take();
}

namespace {

ChangesReply readHead(CborReader &reader)
{
    ChangesReply head;
    if (reader.map() != 10)
        reader.fail();
    reader.key("v");
    if (reader.unsignedNumber() != protocolVersion)
        reader.fail();
    reader.key("same");
    head.same = reader.boolean();
    reader.key("more");
    head.more = reader.boolean();
    reader.key("ck");
    head.checkpoint = reader.bytes().toByteArray();
    reader.key("next");
    head.nextAfterSeconds = int(std::min<qint64>(reader.count(), 7 * 86'400));
    reader.key("now");
    head.hubTime = reader.number();
    reader.key("removed");
    for (auto left = reader.array(); left > 0 && !reader.failed(); --left)
        head.removed.append(reader.text(maximumStreamName));
    reader.key("streams");
    for (auto left = reader.array(); left > 0 && !reader.failed(); --left) {
        if (reader.array() != 5)
            reader.fail();
        StreamState stream;
        stream.name = reader.text(maximumStreamName);
        stream.seq = reader.count();
        stream.head = reader.count();
        stream.count = reader.count();
        stream.digest = reader.bytes(models::crypto::hashSize).toByteArray();
        if (stream.seq > stream.head)
            reader.fail();
        head.streams.append(stream);
    }
    reader.key("kinds");
    for (auto left = reader.array(); left > 0 && !reader.failed(); --left)
        head.kinds.append(reader.text(maximumKindName));
    reader.key("rows");
    reader.openArray();
    return head;
}

} // namespace

Result<ChangesReply>
readChanges(const QByteArray &bytes,
            const std::function<Result<void>(const ChangesReply &, const RowView &)> &row)
{
    CborReader reader(bytes);
    auto head = readHead(reader);
    if (reader.failed())
        return CborReader::error("changes");
    int lastStream = -1;
    qint64 lastSeq = 0;
    while (!reader.atClose()) {
        if (reader.array() != 5)
            reader.fail();
        const auto stream = reader.unsignedNumber();
        const auto kind = reader.unsignedNumber();
        RowView view;
        view.id = reader.bytes(models::RecordId::size);
        const auto step = reader.count();
        if (!reader.takeNull())
            view.state = reader.mapItem();
        if (reader.failed() || stream >= quint64(head.streams.size())
            || kind >= quint64(head.kinds.size()) || step < 1)
            return CborReader::error("row");
        view.stream = int(stream);
        view.kind = int(kind);
        const auto before = view.stream == lastStream ? lastSeq : 0;
        if (step > head.streams[view.stream].seq - before)
            return CborReader::error("row");
        view.seq = before + step;
        lastStream = view.stream;
        lastSeq = view.seq;
        BB_TRY(row(head, view));
    }
    if (!reader.finished())
        return CborReader::error("changes");
    return head;
}

} // namespace wire
