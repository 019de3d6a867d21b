// SPDX-License-Identifier: GPL-3.0-or-later
#include "UploadFixture.h"

#include "support/Check.h"

using namespace Qt::StringLiterals;

namespace {

const QList<std::pair<QByteArray, QByteArray>> tusVersion{{"tus-resumable", "1.0.0"}};

} // namespace

UploadFixture::UploadFixture()
{
    if (!hub.start())
        qFatal("the hub does not start");
    const auto port = quint16(hub.url().port());
    road.emplace(port);
    client.emplace(road->port(), hub.caPem());
    direct.emplace(port, hub.caPem());
    device = std::make_unique<support::TestDevice>(
        [this](const hub::HttpRequest &request) { return direct->send(request); }, hub.clock(),
        hub.random());
    device->host = "127.0.0.1:" + QByteArray::number(port);
    if (device->enrol(hub.codeFor(u"书记"_s, u"3301001"_s, u"secretary"_s)) != 201)
        qFatal("enrolment");
}

QByteArray UploadFixture::create(const QByteArray &hash, qint64 size)
{
    const auto organisation = models::organisationIdOfCode(u"3301001");
    const auto answer = device->call(
        "POST", "/v1/media", {},
        tusVersion
            + QList<std::pair<QByteArray, QByteArray>>{
                {"upload-length", QByteArray::number(size)},
                {"upload-metadata",
                 "hash " + hash.toBase64() + ",organisation " + organisation.bytes().toBase64()
                     + ",type " + QByteArray("video/mp4").toBase64()}});
    return support::headerOf(answer, "location");
}

hub::HttpRequest UploadFixture::patch(const QByteArray &location, qint64 offset,
                                      const QList<std::pair<QByteArray, QByteArray>> &more)
{
    auto request = device->request("PATCH", location, {}, true);
    for (const auto &[name, value] : tusVersion + more)
        request.headers.insert(name, value);
    request.headers.insert("content-type", "application/offset+octet-stream");
    request.headers.insert("upload-offset", QByteArray::number(offset));
    return request;
}

hub::HttpRequest UploadFixture::health() const
{
    hub::HttpRequest request;
    request.method = "GET";
    request.path = "/v1/health";
    request.headers.insert("host", device->host);
    return request;
}

qint64 UploadFixture::offsetAt(const QByteArray &location)
{
    const auto answer = device->call("HEAD", location, {}, tusVersion);
    return answer.status == 200 ? support::headerOf(answer, "upload-offset").toLongLong() : -1;
}

QByteArray UploadFixture::contentOf(const QByteArray &hash, qint64 size)
{
    const auto id = models::newId<models::RecordId>(hub.clock(), hub.random());
    const auto meeting = models::newId<models::RecordId>(hub.clock(), hub.random());
    const auto outcomes = device->push({device->op(wire::OpType::New, u"attachment"_s, id,
                                                   models::organisationIdOfCode(u"3301001"),
                                                   {{u"meeting"_s, meeting.bytes()},
                                                    {u"role"_s, u"video"_s},
                                                    {u"hash"_s, hash},
                                                    {u"size"_s, size},
                                                    {u"mediaType"_s, u"video/mp4"_s}})});
    if (outcomes.value(0).outcome != wire::Outcome::Applied)
        return {};
    return device->call("GET", "/v1/media/" + hash.toHex()).body;
}
