// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Batch.h"

#include "sync/wire/CborReader.h"
#include "sync/wire/CborWriter.h"

namespace wire {

namespace {

constexpr QByteArrayView purpose("branchbook/receipt/1");
constexpr qsizetype maximumWord = 64;

QByteArray signedBytes(QByteArrayView body)
{
    QByteArray bytes;
    bytes.reserve(purpose.size() + body.size());
    return bytes.append(purpose).append(body);
}

// [outcome, seq − the seq before]; a third item tells that the row is known in part, two more why
// the op was refused.
void writeOutcomes(CborWriter &writer, const QList<OpOutcome> &outcomes)
{
    writer.array(quint64(outcomes.size()));
    qint64 previous = 0;
    for (const auto &outcome : outcomes) {
        const bool isShort = outcome.code.isEmpty() && outcome.field.isEmpty();
        writer.array(!isShort ? 4 : outcome.partial ? 3 : 2);
        writer.unsignedNumber(quint64(outcome.outcome));
        writer.number(outcome.seq - previous);
        if (!isShort) {
            writer.text(outcome.code);
            writer.text(outcome.field);
        } else if (outcome.partial) {
            writer.boolean(true);
        }
        previous = outcome.seq;
    }
}

QList<OpOutcome> readOutcomes(CborReader &reader)
{
    QList<OpOutcome> outcomes;
    const auto count = reader.array();
    if (count > quint64(maximumOps))
        reader.fail();
    qint64 previous = 0;
    for (quint64 i = 0; i < count && !reader.failed(); ++i) {
        OpOutcome outcome;
        const auto size = reader.array();
        const auto word = reader.unsignedNumber();
        previous = qint64(quint64(previous) + quint64(reader.number()));
        if (size < 2 || size > 4 || word > quint64(Outcome::Duplicate) || previous < 0)
            reader.fail();
        outcome.outcome = Outcome(word);
        outcome.seq = previous;
        if (size == 3)
            outcome.partial = reader.boolean();
        if (size == 4) {
            outcome.code = reader.text(maximumWord);
            outcome.field = reader.text(maximumWord);
        }
        outcomes.append(outcome);
    }
    return outcomes;
}

QByteArray encodeReceipt(const Receipt &receipt)
{
    CborWriter writer;
    writer.map(7);
    writer.utf8("v");
    writer.number(protocolVersion);
    writer.utf8("at");
    writer.number(receipt.receivedAt);
    writer.utf8("batch");
    writer.bytes(receipt.batch);
    writer.utf8("first");
    writer.number(receipt.firstN);
    writer.utf8("device");
    writer.id(receipt.device);
    writer.utf8("outcomes");
    writeOutcomes(writer, receipt.outcomes);
    writer.utf8("incarnation");
    writer.id(receipt.incarnation);
    return writer.take();
}

} // namespace

QByteArray sealReceipt(const Receipt &receipt, const models::crypto::SigningKey &hub)
{
    const auto body = encodeReceipt(receipt);
    CborWriter writer;
    writer.map(2);
    writer.utf8("sig");
    writer.bytes(hub.sign(signedBytes(body)));
    writer.utf8("body");
    writer.bytes(body);
    return writer.take();
}

Result<Receipt> openReceipt(const QByteArray &bytes, QByteArrayView hubPublicKey)
{
    CborReader outer(bytes);
    if (outer.map() != 2)
        return CborReader::error("receipt");
    outer.key("sig");
    const auto signature = outer.bytes(models::crypto::signatureSize);
    outer.key("body");
    const auto body = outer.bytes();
    if (!outer.finished())
        return CborReader::error("receipt");
    if (!models::crypto::verify(signedBytes(body), signature, hubPublicKey))
        return Error{Error::Corrupt, {}, QStringLiteral("signature"), {}, 0};

    CborReader reader(body);
    Receipt receipt;
    if (reader.map() != 7)
        return CborReader::error("receipt");
    reader.key("v");
    if (reader.unsignedNumber() != protocolVersion)
        return CborReader::error("version");
    reader.key("at");
    receipt.receivedAt = reader.number();
    reader.key("batch");
    receipt.batch = reader.bytes(models::crypto::hashSize).toByteArray();
    reader.key("first");
    receipt.firstN = reader.count();
    reader.key("device");
    receipt.device = reader.id<models::DeviceId>();
    reader.key("outcomes");
    receipt.outcomes = readOutcomes(reader);
    reader.key("incarnation");
    receipt.incarnation = reader.id<models::RecordId>();
    if (!reader.finished())
        return CborReader::error("receipt");
    return receipt;
}

QString wordOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Applied:
        return QStringLiteral("applied");
    case Outcome::Merged:
        return QStringLiteral("merged");
    case Outcome::Conflict:
        return QStringLiteral("conflict");
    case Outcome::Refused:
        return QStringLiteral("refused");
    case Outcome::Parked:
        return QStringLiteral("parked");
    case Outcome::Duplicate:
        return QStringLiteral("duplicate");
    }
    return {};
}

} // namespace wire
