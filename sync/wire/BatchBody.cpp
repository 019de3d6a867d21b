// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Batch.h"

#include "models/domain/CanonicalCbor.h"

#include "sync/wire/CborReader.h"
#include "sync/wire/CborWriter.h"
#include "sync/wire/Compression.h"

#include <QHash>

namespace wire {

namespace {

constexpr quint64 shortOp = 9;
constexpr quint64 longOp = 12;
constexpr qsizetype maximumName = 64;

// Numbers each distinct value in the order of its first use.
template <typename T>
class Table
{
public:
    quint64 indexOf(const T &value)
    {
        const auto known = m_index.constFind(value);
        if (known != m_index.cend())
            return *known;
        m_values.append(value);
        return *m_index.insert(value, quint64(m_values.size() - 1));
    }
    const QList<T> &values() const { return m_values; }

private:
    QHash<T, quint64> m_index;
    QList<T> m_values;
};

// What the next op's numbers are told as differences from; ops made in a row differ by little.
struct Previous {
    qint64 txn;
    quint64 hlc = 0;
    qint64 claimedAt;
};

// Differences wrap, so that hostile extremes are numbers like any other.
qint64 difference(quint64 a, quint64 b)
{
    return qint64(a - b);
}

qint64 sum(qint64 a, qint64 b)
{
    return qint64(quint64(a) + quint64(b));
}

void writeOp(CborWriter &writer, const Op &op, Previous &previous, quint64 kind, quint64 org)
{
    const bool isShort = op.schema == schemaVersion && !op.clockDoubtful && op.deps.isEmpty();
    writer.array(isShort ? shortOp : longOp);
    writer.number(difference(quint64(op.txn), quint64(previous.txn)));
    writer.unsignedNumber(kind);
    writer.unsignedNumber(org);
    writer.unsignedNumber(quint64(op.type));
    writer.number(op.base);
    writer.number(difference(op.hlc, previous.hlc));
    writer.number(difference(quint64(op.claimedAt), quint64(previous.claimedAt)));
    writer.id(op.id);
    writer.raw(models::canonicalCbor(op.set));
    if (!isShort) {
        writer.number(op.schema);
        writer.boolean(op.clockDoubtful);
        writer.array(quint64(op.deps.size()));
        for (const auto dep : op.deps)
            writer.number(op.n - dep);
    }
    previous = {op.txn, op.hlc, op.claimedAt};
}

Result<void> readOp(CborReader &reader, Op &op, Previous &previous, const QList<QString> &kinds,
                    const QList<models::OrganisationId> &organisations)
{
    const auto size = reader.array();
    if (size != shortOp && size != longOp)
        return CborReader::error("op");
    op.txn = sum(previous.txn, reader.number());
    const auto kind = reader.unsignedNumber();
    const auto organisation = reader.unsignedNumber();
    const auto type = reader.unsignedNumber();
    op.base = reader.count();
    op.hlc = previous.hlc + quint64(reader.number());
    op.claimedAt = sum(previous.claimedAt, reader.number());
    op.id = reader.id<models::RecordId>();
    const auto set = reader.mapItem();
    if (size == longOp) {
        op.schema = int(reader.count());
        op.clockDoubtful = reader.boolean();
        const auto deps = reader.array();
        for (quint64 i = 0; i < deps && !reader.failed(); ++i) {
            const auto back = reader.count();
            if (back < 1 || back >= op.n)
                return CborReader::error("deps");
            op.deps.append(op.n - back);
        }
    }
    if (reader.failed() || kind >= quint64(kinds.size())
        || organisation >= quint64(organisations.size()) || type > quint64(OpType::Act)
        || op.id.isNull())
        return CborReader::error("op");
    op.kind = kinds[qsizetype(kind)];
    op.organisation = organisations[qsizetype(organisation)];
    op.type = OpType(type);
    BB_TRY_ASSIGN(fields, models::cborMap(QByteArray::fromRawData(set.data(), set.size())));
    op.set = std::move(fields);
    previous = {op.txn, op.hlc, op.claimedAt};
    return {};
}

template <typename T, typename Read>
QList<T> readTable(CborReader &reader, Read read)
{
    QList<T> values;
    const auto count = reader.array();
    if (count > maximumOps)
        reader.fail();
    for (quint64 i = 0; i < count && !reader.failed(); ++i)
        values.append(read());
    return values;
}

} // namespace

QByteArray encodeBody(const Batch &batch)
{
    Table<QString> kinds;
    Table<models::OrganisationId> organisations;
    CborWriter ops;
    ops.array(quint64(batch.ops.size()));
    Previous previous{batch.firstN, 0, batch.createdAt};
    for (qsizetype i = 0; i < batch.ops.size(); ++i) {
        const auto &op = batch.ops[i];
        // The position tells n, so a batch with a hole cannot be said.
        Q_ASSERT(op.n == batch.firstN + i);
        writeOp(ops, op, previous, kinds.indexOf(op.kind), organisations.indexOf(op.organisation));
    }

    CborWriter writer;
    writer.reserve(ops.size() + 512);
    writer.map(12);
    writer.utf8("v");
    writer.number(protocolVersion);
    writer.utf8("at");
    writer.number(batch.createdAt);
    writer.utf8("ops");
    writer.raw(ops.result());
    writer.utf8("life");
    writer.id(batch.life);
    writer.utf8("orgs");
    writer.array(quint64(organisations.values().size()));
    for (const auto &organisation : organisations.values())
        writer.id(organisation);
    writer.utf8("first");
    writer.number(batch.firstN);
    writer.utf8("kinds");
    writer.array(quint64(kinds.values().size()));
    for (const auto &kind : kinds.values())
        writer.text(kind);
    writer.utf8("device");
    writer.id(batch.device);
    writer.utf8("person");
    writer.id(batch.person);
    writer.utf8("ordinal");
    writer.number(batch.ordinal);
    writer.utf8("previous");
    writer.bytes(batch.previous);
    writer.utf8("incarnation");
    writer.id(batch.incarnation);
    return compress(writer.result());
}

Result<Batch> openBody(const Envelope &envelope)
{
    BB_TRY_ASSIGN(body, decompress(envelope.body, maximumBodyBytes));
    CborReader reader(body);
    Batch batch;
    if (reader.map() != 12)
        return CborReader::error("batch");
    reader.key("v");
    if (reader.unsignedNumber() != protocolVersion)
        return CborReader::error("version");
    reader.key("at");
    batch.createdAt = reader.number();
    reader.key("ops");
    // The tables that the ops refer to come after them in the canonical order.
    CborReader ops(reader.item());
    reader.key("life");
    batch.life = reader.id<models::RecordId>();
    reader.key("orgs");
    const auto organisations = readTable<models::OrganisationId>(
        reader, [&] { return reader.id<models::OrganisationId>(); });
    reader.key("first");
    batch.firstN = reader.count();
    reader.key("kinds");
    const auto kinds = readTable<QString>(reader, [&] { return reader.text(maximumName); });
    reader.key("device");
    batch.device = reader.id<models::DeviceId>();
    reader.key("person");
    batch.person = reader.id<models::PersonId>();
    reader.key("ordinal");
    batch.ordinal = reader.count();
    reader.key("previous");
    batch.previous = reader.bytes().toByteArray();
    reader.key("incarnation");
    batch.incarnation = reader.id<models::RecordId>();
    const bool linked = batch.previous.isEmpty()
        ? batch.firstN == 1
        : batch.previous.size() == models::crypto::hashSize && batch.firstN > 1;
    if (!reader.finished() || !linked || batch.incarnation.isNull() || batch.life.isNull()
        || batch.ordinal < 1)
        return CborReader::error("batch");
    if (batch.device != envelope.device || batch.person != envelope.person)
        return CborReader::error("signer");

    const auto count = ops.array();
    if (count < 1 || count > quint64(maximumOps))
        return CborReader::error("ops");
    // Beyond this n the count could run over.
    if (batch.firstN > (qint64(1) << 53))
        return CborReader::error("batch");
    batch.ops.resize(qsizetype(count));
    Previous previous{batch.firstN, 0, batch.createdAt};
    for (quint64 i = 0; i < count; ++i) {
        auto &op = batch.ops[qsizetype(i)];
        op.n = batch.firstN + qint64(i);
        BB_TRY(readOp(ops, op, previous, kinds, organisations));
    }
    if (!ops.finished())
        return CborReader::error("ops");
    return batch;
}

QString wordOf(OpType type)
{
    switch (type) {
    case OpType::New:
        return QStringLiteral("new");
    case OpType::Set:
        return QStringLiteral("set");
    case OpType::Delete:
        return QStringLiteral("del");
    case OpType::Act:
        return QStringLiteral("act");
    }
    return {};
}

} // namespace wire
