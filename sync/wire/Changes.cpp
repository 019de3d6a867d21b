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

ChangesWriter::ChangesWriter(const ChangesReply &head)
{
    m_writer.map(10);
    m_writer.utf8("v");
    m_writer.number(protocolVersion);
    m_writer.utf8("same");
    m_writer.boolean(head.same);
    m_writer.utf8("more");
    m_writer.boolean(head.more);
    m_writer.utf8("ck");
    m_writer.bytes(head.checkpoint);
    m_writer.utf8("next");
    m_writer.number(head.nextAfterSeconds);
    m_writer.utf8("now");
    m_writer.number(head.hubTime);
    m_writer.utf8("removed");
    m_writer.array(quint64(head.removed.size()));
    for (const auto &name : head.removed)
        m_writer.text(name);
    m_writer.utf8("streams");
    m_writer.array(quint64(head.streams.size()));
    for (const auto &stream : head.streams) {
        m_writer.array(5);
        m_writer.text(stream.name);
        m_writer.number(stream.seq);
        m_writer.number(stream.head);
        m_writer.number(stream.count);
        m_writer.bytes(stream.digest);
    }
    m_writer.utf8("kinds");
    m_writer.array(quint64(head.kinds.size()));
    for (const auto &kind : head.kinds)
        m_writer.text(kind);
    m_writer.utf8("rows");
    m_writer.openArray();
}

void ChangesWriter::addRow(int stream, int kind, QByteArrayView id, qint64 seq,
                           QByteArrayView state)
{
    const auto before = stream == m_stream ? m_seq : 0;
    m_writer.array(5);
    m_writer.number(stream);
    m_writer.number(kind);
    m_writer.bytes(id);
    m_writer.number(seq - before);
    if (state.isEmpty())
        m_writer.null();
    else
        m_writer.raw(state);
    m_stream = stream;
    m_seq = seq;
}

QByteArray ChangesWriter::finish()
{
    m_writer.closeArray();
    return m_writer.take();
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
