// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestDevice.h"

#include "sync/wire/Compression.h"
#include "sync/wire/Proof.h"

namespace support {

using models::Result;

TestDevice::TestDevice(Transport transport, const models::Clock &clock,
                       models::RandomSource &random)
    : id(models::newId<models::DeviceId>(clock, random)),
      incarnation(models::newId<models::RecordId>(clock, random)),
      key(models::crypto::SigningKey::generate(random)),
      personKey(models::crypto::SigningKey::generate(random)),
      boxKey(models::crypto::BoxKey::generate(random)),
      m_transport(std::move(transport)),
      m_clock(clock),
      m_random(random)
{
}

hub::HttpRequest TestDevice::request(const QByteArray &method, const QByteArray &path,
                                     const QByteArray &body, bool withToken)
{
    wire::Proof proof;
    proof.method = QString::fromLatin1(method);
    proof.url = QString::fromLatin1("https://" + host + path);
    QByteArray jti(12, Qt::Uninitialized);
    m_random.fill(jti.data(), jti.size());
    proof.id = QString::fromLatin1(jti.toHex());
    proof.nonce = QString::fromLatin1(nonce);
    proof.issuedAt = m_clock.nowMs() / 1000;
    hub::HttpRequest request;
    request.method = method;
    request.target = path;
    request.path = path;
    request.headers.insert("host", host);
    if (withToken) {
        proof.tokenHash = wire::tokenHash(token);
        request.headers.insert("authorization", "DPoP " + token);
    }
    request.headers.insert("dpop", wire::makeProof(proof, key));
    request.body = body;
    request.peer = "127.0.0.1";
    return request;
}

hub::HttpResponse TestDevice::send(const hub::HttpRequest &request)
{
    auto response = m_transport(request);
    lastStatus = response.status;
    if (const auto fresh = headerOf(response, "dpop-nonce"); !fresh.isEmpty())
        nonce = fresh;
    return response;
}

int TestDevice::enrol(const QString &code)
{
    send(request("GET", "/v1/hub", {}, false));
    wire::EnrolmentRequest message;
    message.code = code;
    message.device = id;
    message.deviceKey = key.publicKey;
    message.deviceBoxKey = boxKey.publicKey;
    message.personKey = personKey.publicKey;
    const auto response = send(request("POST", "/v1/enrolments", message.encode(), false));
    if (const auto reply = wire::EnrolmentReply::decode(response.body); reply) {
        enrolment = *reply;
        person = reply->person;
    }
    return response.status;
}

int TestDevice::takeToken()
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        wire::TokenRequest message;
        message.device = id;
        message.person = person;
        message.nonce = QString::fromLatin1(nonce);
        message.sign(key, personKey);
        const auto response = send(request("POST", "/v1/tokens", message.encode(), false));
        if (const auto reply = wire::TokenReply::decode(response.body); reply)
            token = reply->token;
        if (response.status != 401 || codeOf(response) != u"nonce")
            return response.status;
    }
    return 401;
}

hub::HttpResponse TestDevice::call(const QByteArray &method, const QByteArray &path,
                                   const QByteArray &body,
                                   const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    if (token.isEmpty())
        takeToken();
    hub::HttpResponse response;
    for (int attempt = 0; attempt < 2; ++attempt) {
        auto message = request(method, path, body, true);
        for (const auto &[name, value] : headers)
            message.headers.insert(name, value);
        response = send(message);
        if (response.status != 401 || codeOf(response) != u"nonce")
            break;
    }
    return response;
}

wire::Op TestDevice::op(wire::OpType type, const QString &kind, models::RecordId record,
                        models::OrganisationId organisation, const QCborMap &set, qint64 base) const
{
    wire::Op op;
    op.kind = kind;
    op.id = record;
    op.organisation = organisation;
    op.type = type;
    op.base = base;
    op.set = set;
    op.claimedAt = m_clock.nowMs();
    op.hlc = quint64(op.claimedAt) << 16;
    return op;
}

wire::Envelope TestDevice::seal(QList<wire::Op> ops)
{
    wire::Batch batch;
    batch.device = id;
    batch.person = person;
    batch.incarnation = incarnation;
    batch.life = life.isNull() ? id.as<models::RecordTag>() : life;
    batch.ordinal = ++sealed;
    batch.firstN = nextN;
    batch.previous = lastBatch;
    batch.createdAt = m_clock.nowMs();
    for (auto &op : ops) {
        op.n = nextN++;
        if (op.txn == 0)
            op.txn = op.n;
    }
    batch.ops = std::move(ops);
    auto envelope = wire::seal(batch, key, personKey);
    lastBatch = envelope.hash();
    return envelope;
}

QList<wire::OpOutcome> TestDevice::push(QList<wire::Op> ops)
{
    const auto response = call("POST", "/v1/batches", seal(std::move(ops)).encode());
    const auto receipt = wire::openReceipt(response.body, enrolment.hubKey);
    return receipt ? receipt->outcomes : QList<wire::OpOutcome>();
}

wire::ChangesReply TestDevice::changes(const wire::ChangesRequest &request)
{
    const auto response = call("POST", "/v1/changes", request.encode());
    const auto body = wire::decompress(response.body, 256 * 1024 * 1024);
    if (response.status != 200 || !body)
        return {};
    const auto reply = wire::readChanges(
        *body, [&](const wire::ChangesReply &head, const wire::RowView &row) -> Result<void> {
            auto &stream = streams[head.streams[row.stream].name];
            const auto name = head.kinds[row.kind].toUtf8() + '/' + row.id.toByteArray();
            if (row.state.isEmpty())
                stream.rows.remove(name);
            else
                stream.rows.insert(name, {row.state.toByteArray(), row.seq});
            return {};
        });
    if (!reply)
        return {};
    for (const auto &state : reply->streams) {
        auto &stream = streams[state.name];
        stream.head = state.seq;
        stream.count = state.count;
        stream.digest = state.digest;
    }
    removed = reply->removed;
    for (const auto &name : reply->removed)
        streams.remove(name);
    checkpoint = reply->checkpoint;
    return *reply;
}

bool TestDevice::pull(bool echo)
{
    wire::ChangesRequest request;
    request.echo = echo;
    for (;;) {
        request.checkpoint = checkpoint;
        const auto reply = changes(request);
        if (lastStatus != 200 || reply.checkpoint.isEmpty())
            return false;
        if (!reply.more)
            return true;
    }
}

QByteArray TestDevice::digestOf(const Stream &stream)
{
    wire::Digest digest;
    for (auto it = stream.rows.cbegin(); it != stream.rows.cend(); ++it) {
        const auto slash = it.key().indexOf('/');
        digest.add(
            wire::rowHash(it.key().left(slash), it.key().mid(slash + 1), it->seq, it->state));
    }
    return digest.bytes();
}

QByteArray headerOf(const hub::HttpResponse &response, const QByteArray &name)
{
    for (const auto &[header, value] : response.headers) {
        if (header.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QString codeOf(const hub::HttpResponse &response)
{
    return wire::Problem::decode(response.body).code;
}

} // namespace support
