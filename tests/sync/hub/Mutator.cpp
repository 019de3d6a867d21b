// SPDX-License-Identifier: GPL-3.0-or-later
#include "Mutator.h"

#include "models/domain/catalogue/Catalogue.h"

#include "sync/wire/Compression.h"
#include "sync/wire/Proof.h"

#include <array>

using namespace Qt::StringLiterals;
using models::crypto::SigningKey;
using wire::OpType;

namespace {

constexpr qint64 decompressionLimit = 64 * 1024 * 1024;

const QByteArray hugeCounts[] = {
    QByteArray::fromHex("9bffffffffffffffff"), // an array of 2^64 - 1
    QByteArray::fromHex("9b0000010000000000"), QByteArray::fromHex("9a7fffffff"),
    QByteArray::fromHex("bbffffffffffffffff"), // a map
    QByteArray::fromHex("5b7fffffffffffffff"), // bytes
    QByteArray::fromHex("7b7fffffffffffffff"), // text
};

} // namespace

Mutator::Mutator(HubFixture &fixture, support::TestDevice &sender, support::TestDevice &victim,
                 Loot loot, quint64 seed)
    : m_fixture(fixture),
      m_sender(sender),
      m_victim(victim),
      m_loot(std::move(loot)),
      m_engine(seed)
{
}

Mutator::Mutant Mutator::next()
{
    static constexpr std::array<Make, 21> makers{
        &Mutator::flippedEnvelope,   &Mutator::cutEnvelope,         &Mutator::splicedEnvelope,
        &Mutator::swappedSignatures, &Mutator::otherSigner,         &Mutator::otherName,
        &Mutator::envelopeOfAnother, &Mutator::brokenChain,         &Mutator::foreignOps,
        &Mutator::resignedGarbage,   &Mutator::inflatedCounts,      &Mutator::otherToken,
        &Mutator::alteredProof,      &Mutator::misdirectedProof,    &Mutator::replayedProof,
        &Mutator::alteredPull,       &Mutator::foreignPull,         &Mutator::foreignMedia,
        &Mutator::foreignUpload,     &Mutator::alteredTokenRequest, &Mutator::madeUpCall,
    };
    return (this->*makers[below(makers.size())])();
}

QByteArray Mutator::randomBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (auto &byte : bytes)
        byte = char(m_engine());
    return bytes;
}

QByteArray Mutator::flipped(QByteArray bytes, int most)
{
    const auto original = bytes;
    do {
        for (auto left = 1 + below(quint64(most)); left > 0 && !bytes.isEmpty(); --left) {
            auto &byte = bytes[qsizetype(below(quint64(bytes.size())))];
            byte = char(byte ^ (1 << below(8)));
        }
    } while (bytes == original && !bytes.isEmpty());
    return bytes;
}

hub::HttpRequest Mutator::post(const QByteArray &path, const QByteArray &body)
{
    return m_sender.request("POST", path, body, true);
}

Mutator::Mutant Mutator::batch(const QString &name, const QByteArray &body)
{
    return {name, post("/v1/batches", body)};
}

wire::Batch Mutator::honestBatch()
{
    wire::Batch batch;
    batch.device = m_sender.id;
    batch.person = m_sender.person;
    batch.incarnation = m_sender.incarnation;
    batch.life = m_sender.id.as<models::RecordTag>();
    batch.ordinal = m_sender.sealed + 1;
    batch.firstN = m_sender.nextN;
    batch.previous = m_sender.lastBatch;
    batch.createdAt = m_fixture.clock.nowMs();
    const auto count = 1 + below(4);
    for (quint64 i = 0; i < count; ++i) {
        auto op = m_sender.op(OpType::New, u"member"_s, m_fixture.newId(),
                              HubFixture::organisation(u"3301001"_s),
                              m_fixture.member(u"党员%1"_s.arg(below(1'000))));
        op.n = batch.firstN + qint64(i);
        op.txn = op.n;
        batch.ops.append(op);
    }
    return batch;
}

wire::Envelope Mutator::honest()
{
    return wire::seal(honestBatch(), m_sender.key, m_sender.personKey);
}

wire::Envelope Mutator::signedBody(const QByteArray &body) const
{
    wire::Envelope envelope;
    envelope.device = m_sender.id;
    envelope.person = m_sender.person;
    envelope.body = body;
    const auto bytes = "branchbook/batch/1" + body;
    envelope.deviceSignature = m_sender.key.sign(bytes);
    envelope.personSignature = m_sender.personKey.sign(bytes);
    return envelope;
}

wire::Op Mutator::foreignOp()
{
    const auto kinds = models::catalogue::kinds();
    const auto &kind = kinds[below(kinds.size())];
    QCborMap set;
    for (const auto &field : kind.fields) {
        if (field.required || below(4) == 0)
            set.insert(QString::fromLatin1(field.name), below(3) ? u"甲"_s : u"2026-11-07"_s);
    }
    if (kind.yearField)
        set.insert(QString::fromLatin1(kind.yearField), 2026);
    const auto type = OpType(below(4));
    auto organisation = one(m_loot.organisations);
    auto id = one(m_loot.records);
    const bool isHubs = kind.stream == models::catalogue::StreamClass::Hub;
    switch (below(4)) {
    case 0: // a foreign record under the own roof
        organisation = HubFixture::organisation(u"3301001"_s);
        break;
    case 1: // a new record under a foreign one, or what only the hub writes under the own
        id = m_fixture.newId();
        if (isHubs)
            organisation = HubFixture::organisation(u"3301001"_s);
        break;
    case 2: // nowhere
        organisation =
            models::newId<models::OrganisationId>(m_fixture.clock, m_fixture.hub.random());
        break;
    default:
        break;
    }
    const auto name = below(20) ? QString::fromLatin1(kind.name) : u"wages"_s;
    return m_sender.op(type, name, id, organisation, set, qint64(below(100)));
}

Mutator::Mutant Mutator::flippedEnvelope()
{
    return batch(u"bits of an envelope flipped"_s, flipped(honest().encode(), 8));
}

Mutator::Mutant Mutator::cutEnvelope()
{
    auto bytes = honest().encode();
    const auto at = qsizetype(below(quint64(bytes.size())));
    switch (below(3)) {
    case 0:
        bytes.truncate(at);
        break;
    case 1:
        bytes.append(randomBytes(1 + qsizetype(below(40))));
        break;
    default:
        bytes.insert(at,
                     bytes.mid(qsizetype(below(quint64(bytes.size()))), 1 + qsizetype(below(60))));
        break;
    }
    // An insertion may have repeated what stood there.
    return batch(u"an envelope cut, drawn out or stuttering"_s, bytes + '\0');
}

Mutator::Mutant Mutator::splicedEnvelope()
{
    auto first = honest();
    const auto second = honest();
    const auto at = qsizetype(below(quint64(qMin(first.body.size(), second.body.size()))));
    first.body = below(2) ? second.body : first.body.left(at) + second.body.mid(at);
    if (first.body == second.body && below(2))
        first.deviceSignature = second.deviceSignature;
    else if (first.body == second.body)
        first.personSignature = second.personSignature;
    else
        first.body += '\0';
    return batch(u"a body of two, the signature of one"_s, first.encode());
}

Mutator::Mutant Mutator::swappedSignatures()
{
    auto envelope = honest();
    switch (below(3)) {
    case 0:
        std::swap(envelope.deviceSignature, envelope.personSignature);
        break;
    case 1:
        envelope.deviceSignature = envelope.personSignature;
        break;
    default:
        envelope.personSignature = QByteArray(64, '\0');
        break;
    }
    return batch(u"signatures swapped"_s, envelope.encode());
}

Mutator::Mutant Mutator::otherSigner()
{
    const auto made = SigningKey::generate(m_fixture.hub.random());
    const auto &device = below(2) ? m_victim.key : made;
    const auto &person = below(2) ? m_victim.personKey : made;
    const auto envelope = below(2) ? wire::seal(honestBatch(), device, m_sender.personKey)
                                   : wire::seal(honestBatch(), m_sender.key, person);
    return batch(u"signed with another key"_s, envelope.encode());
}

Mutator::Mutant Mutator::otherName()
{
    auto honestOne = honestBatch();
    const bool isPerson = below(2) != 0;
    const bool isInside = below(2) != 0;
    if (isInside && isPerson)
        honestOne.person = m_victim.person;
    else if (isInside)
        honestOne.device = m_victim.id;
    auto envelope = wire::seal(honestOne, m_sender.key, m_sender.personKey);
    if (below(2) || !isInside) {
        if (isPerson)
            envelope.person = below(2)
                ? m_victim.person
                : models::newId<models::PersonId>(m_fixture.clock, m_fixture.hub.random());
        else
            envelope.device = m_victim.id;
    } else {
        envelope.device = m_sender.id;
        envelope.person = m_sender.person;
    }
    return batch(u"another one's name"_s, envelope.encode());
}

Mutator::Mutant Mutator::envelopeOfAnother()
{
    wire::Batch theirs = honestBatch();
    theirs.device = m_victim.id;
    theirs.person = m_victim.person;
    theirs.incarnation = m_victim.incarnation;
    theirs.life = m_victim.id.as<models::RecordTag>();
    theirs.firstN = m_victim.nextN;
    theirs.previous = m_victim.lastBatch;
    theirs.ordinal = m_victim.sealed + 1;
    for (auto &op : theirs.ops) {
        op.organisation = HubFixture::organisation(u"3301002"_s);
        op.n = theirs.firstN + op.n - m_sender.nextN;
        op.txn = op.n;
    }
    auto envelope = wire::seal(theirs, m_victim.key, m_victim.personKey);
    if (below(2))
        envelope.device = m_sender.id;
    return batch(u"another device's batch"_s, envelope.encode());
}

Mutator::Mutant Mutator::brokenChain()
{
    auto wrong = honestBatch();
    switch (below(4)) {
    case 0:
        wrong.previous = randomBytes(32);
        break;
    case 1:
        wrong.firstN += 1 + qint64(below(1'000));
        break;
    case 2:
        wrong.ordinal = qint64(below(quint64(m_sender.sealed) + 1));
        break;
    default:
        // Before the chain's first there is nothing: then it leaves a gap.
        wrong.firstN = wrong.firstN > 5 ? wrong.firstN - 1 - qint64(below(5)) : wrong.firstN + 1;
        break;
    }
    const auto shift = wrong.firstN - m_sender.nextN;
    for (auto &op : wrong.ops) {
        op.n += shift;
        op.txn = op.n;
    }
    return batch(u"a chain that does not fit"_s,
                 wire::seal(wrong, m_sender.key, m_sender.personKey).encode());
}

Mutator::Mutant Mutator::foreignOps()
{
    auto reaching = honestBatch();
    const auto own = reaching.ops;
    reaching.ops.clear();
    const auto count = 1 + below(6);
    for (quint64 i = 0; i < count; ++i)
        reaching.ops.append(foreignOp());
    // An honest op does not help the others of its txn, nor they it.
    const bool isMixed = below(2) != 0;
    if (isMixed)
        reaching.ops.append(own.first());
    auto n = reaching.firstN;
    for (auto &op : reaching.ops) {
        op.n = n++;
        op.txn = isMixed ? reaching.firstN : op.n;
    }
    auto mutant = batch(u"foreign organisations and records"_s,
                        wire::seal(reaching, m_sender.key, m_sender.personKey).encode());
    mutant.expected = Expected::NothingApplied;
    mutant.isInChain = true;
    return mutant;
}

Mutator::Mutant Mutator::resignedGarbage()
{
    auto reaching = honestBatch();
    for (auto &op : reaching.ops) {
        const auto n = op.n;
        op = foreignOp();
        op.n = n;
        op.txn = n;
    }
    const auto plain = wire::decompress(wire::encodeBody(reaching), decompressionLimit);
    const auto body =
        below(8) ? wire::compress(flipped(*plain, 6)) : flipped(wire::encodeBody(reaching), 6);
    auto mutant = batch(u"a broken body, rightly signed"_s, signedBody(body).encode());
    mutant.expected = Expected::NothingApplied;
    mutant.isInChain = true;
    return mutant;
}

Mutator::Mutant Mutator::inflatedCounts()
{
    const auto plain = *wire::decompress(wire::encodeBody(honestBatch()), decompressionLimit);
    const auto &huge = hugeCounts[below(std::size(hugeCounts))];
    auto bytes = plain;
    if (below(60) == 0)
        bytes = QByteArray(40 * 1024 * 1024, '\x80');
    else
        bytes.replace(1 + qsizetype(below(quint64(plain.size() - 1))), 1, huge);
    if (below(2))
        return batch(u"counts beyond reason"_s, signedBody(wire::compress(bytes)).encode());
    return {u"a pull with counts beyond reason"_s, post("/v1/changes", huge + randomBytes(30)),
            Expected::NothingForeign};
}

Mutator::Mutant Mutator::otherToken()
{
    auto thief = m_sender.request("POST", "/v1/changes", wire::ChangesRequest().encode(), true);
    wire::Proof proof;
    proof.method = u"POST"_s;
    proof.url = QString::fromLatin1("https://" + m_sender.host + thief.path);
    proof.id = QString::fromLatin1(randomBytes(12).toHex());
    proof.nonce = QString::fromLatin1(m_sender.nonce);
    proof.issuedAt = m_fixture.clock.nowMs() / 1000;
    proof.tokenHash = wire::tokenHash(below(2) ? m_victim.token : m_sender.token);
    thief.headers.insert("dpop", wire::makeProof(proof, m_sender.key));
    thief.headers.insert("authorization", "DPoP " + m_victim.token);
    return {u"another device's token"_s, thief};
}

Mutator::Mutant Mutator::alteredProof()
{
    auto mutant = batch(u"an altered proof or token"_s, honest().encode());
    const QByteArray header = below(4) ? "dpop" : "authorization";
    mutant.request.headers.insert(header, flipped(mutant.request.headers.value(header), 4));
    return mutant;
}

Mutator::Mutant Mutator::misdirectedProof()
{
    auto mutant = batch(u"a proof for another call"_s, honest().encode());
    auto other = below(2) ? m_sender.request("POST", "/v1/changes", {}, true)
                          : m_sender.request("PUT", "/v1/batches", {}, true);
    mutant.request.headers.insert("dpop", other.headers.value("dpop"));
    return mutant;
}

Mutator::Mutant Mutator::replayedProof()
{
    auto replayed = m_sender.request("POST", "/v1/changes", wire::ChangesRequest().encode(), true);
    replayed.headers.insert("dpop", m_loot.usedProof);
    replayed.headers.insert("authorization", "DPoP " + m_victim.token);
    return {u"another device's proof again"_s, replayed};
}

Mutator::Mutant Mutator::alteredPull()
{
    wire::ChangesRequest request;
    request.streams.insert(HubFixture::organisation(u"3301001"_s).toString() + u"/core"_s, 0);
    return {u"an altered pull"_s, post("/v1/changes", flipped(request.encode(), 5)),
            Expected::NothingForeign};
}

Mutator::Mutant Mutator::foreignPull()
{
    wire::ChangesRequest request;
    request.echo = below(2) != 0;
    if (below(3) == 0) {
        request.checkpoint = m_victim.checkpoint;
    } else {
        const QStringList classes{u"core"_s, u"hub"_s, u"attendance/2026"_s, u"private"_s};
        for (auto left = 1 + below(4); left > 0; --left)
            request.streams.insert(one(m_loot.organisations).toString() + u'/' + one(classes),
                                   qint64(below(3)) - 1);
    }
    return {u"a pull of foreign streams"_s, post("/v1/changes", request.encode()),
            Expected::NothingForeign};
}

Mutator::Mutant Mutator::foreignMedia()
{
    const auto hash = below(2) ? m_loot.mediaHash : flipped(m_loot.mediaHash, 2);
    auto request = m_sender.request("GET", "/v1/media/" + hash.toHex(), {}, true);
    if (below(2))
        request.headers.insert("range", "bytes=" + QByteArray::number(below(2'000)) + '-');
    return {u"a foreign file"_s, request};
}

Mutator::Mutant Mutator::foreignUpload()
{
    const QList<QByteArray> methods{"HEAD", "PATCH", "DELETE", "POST"};
    const auto method = one(methods);
    if (method != "POST") {
        auto request = m_sender.request(method, m_loot.uploadPath, randomBytes(20), true);
        request.headers.insert("tus-resumable", "1.0.0");
        request.headers.insert("content-type", "application/offset+octet-stream");
        request.headers.insert("upload-offset", QByteArray::number(below(3)));
        return {u"a foreign upload"_s, request};
    }
    auto request = post("/v1/media", {});
    request.headers.insert("tus-resumable", "1.0.0");
    request.headers.insert("upload-length", QByteArray::number(1 + below(1'000)));
    request.headers.insert("upload-metadata",
                           "hash " + m_loot.mediaHash.toBase64() + ",organisation "
                               + one(m_loot.organisations).bytes().toBase64() + ",type "
                               + randomBytes(9).toBase64());
    return {u"an upload for a foreign branch"_s, request};
}

Mutator::Mutant Mutator::alteredTokenRequest()
{
    wire::TokenRequest message;
    message.device = below(2) ? m_victim.id : m_sender.id;
    message.person = message.device == m_sender.id ? m_victim.person : m_sender.person;
    message.nonce = QString::fromLatin1(m_sender.nonce);
    message.sign(m_sender.key, m_sender.personKey);
    const auto body = below(2) ? message.encode() : flipped(message.encode(), 5);
    return {u"a token for another one"_s, m_sender.request("POST", "/v1/tokens", body, false)};
}

Mutator::Mutant Mutator::madeUpCall()
{
    const QList<QByteArray> methods{"GET", "PUT", "POST", "DELETE", "PATCH", "TRACE"};
    const QList<QByteArray> paths{"/v1/batches/../changes",
                                  "/v1/media/",
                                  "/v1/media/uploads/",
                                  "/v1/streams",
                                  "/",
                                  "",
                                  "//v1/changes",
                                  "/v1/changes/",
                                  "/V1/hub",
                                  "/v1/media/" + randomBytes(6)};
    return {u"a call that is not there"_s,
            m_sender.request(one(methods), one(paths), randomBytes(qsizetype(below(50))), true)};
}
