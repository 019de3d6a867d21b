// SPDX-License-Identifier: GPL-3.0-or-later
#include "HubFixture.h"
#include "support/Check.h"
#include "support/HttpsClient.h"
#include "support/TestDevice.h"
#include "support/TestHub.h"
#include "support/TestMain.h"

#include "sync/hub/Directory.h"
#include "sync/hub/HubStore.h"
#include "sync/wire/Parcel.h"

#include <QTest>

using namespace Qt::StringLiterals;
using support::codeOf;
using Headers = QList<std::pair<QByteArray, QByteArray>>;

namespace {

constexpr char noUpload[] = "/v1/media/uploads/00000000000000000000000000000000";
constexpr char noFile[] =
    "/v1/media/0000000000000000000000000000000000000000000000000000000000000000";
constexpr char noBundle[] = "/v1/bundles/00010203-0405-4607-8809-0a0b0c0d0e0f/receipt";
const Headers tus{{"tus-resumable", "1.0.0"}};

} // namespace

//! What every call refuses alike, over real TLS.
class RefusalsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_hub.emplace();
        VERIFY_OK(m_hub->start());
        const auto port = quint16(m_hub->url().port());
        m_road.emplace(port, m_hub->caPem());
        m_device = std::make_unique<support::TestDevice>(
            [this](const hub::HttpRequest &request) { return m_road->send(request); },
            m_hub->clock(), m_hub->random());
        m_device->host = "127.0.0.1:" + QByteArray::number(port);
    }

    void bodiesBeyondTheCallsLimit_data()
    {
        QTest::addColumn<QByteArray>("call");
        QTest::addColumn<qint64>("length");
        const auto row = [](const char *call, qint64 length) {
            QTest::newRow(call) << QByteArray(call) << length;
        };
        row("POST /v1/enrolments", 16 * 1024 + 1);
        row("POST /v1/tokens", 16 * 1024 + 1);
        row("POST /v1/batches", 16 * 1024 * 1024 + 4'097);
        row("POST /v1/changes", 12 * 1024 * 1024 + 1);
        row("POST /v1/parcels", 16 * 1024 * 1024 + 260 * 1024 + 1);
        row("POST /v1/bundles", qint64(4) * 1024 * 1024 * 1024 + 1);
        row("POST /v1/media", 1);
        row("PATCH /v1/media/uploads/00000000000000000000000000000000", 64 * 1024 * 1024 + 1);
        row("POST /v1/nothing", 1);
    }

    void bodiesBeyondTheCallsLimit()
    {
        QFETCH(QByteArray, call);
        QFETCH(qint64, length);
        const auto answer =
            m_road->sendRaw(call + " HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: "
                            + QByteArray::number(length) + "\r\n\r\n");
        QCOMPARE(answer.status, 413);
        QVERIFY(answer.body.isEmpty());
    }

    void callsOfDevicesWithoutAToken_data() { callsOfDevices(); }

    void callsOfDevicesWithoutAToken()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        m_device->token = "made-up";
        const auto answer = m_device->call(method, path);
        QCOMPARE(answer.status, 401);
        if (method != "HEAD")
            QCOMPARE(codeOf(answer), u"token"_s);
    }

    void callsOfADeviceThatAsksTooOften_data() { callsOfDevices(); }

    void callsOfADeviceThatAsksTooOften()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        HubFixture fixture;
        const auto device = fixture.device(u"书记"_s, u"3301001"_s);
        const auto known = support::must(fixture.hub.store().directory().findDevice(device->id));
        while (fixture.core.guards.admit(known.no, 0, fixture.hub.store())) { }
        const auto answer = device->call(method, path);
        QCOMPARE(answer.status, 429);
        QCOMPARE(codeOf(answer), u"rate"_s);
    }

    void callsOfStrangersWithoutAProof_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("enrolment") << QByteArray("/v1/enrolments");
        QTest::newRow("token") << QByteArray("/v1/tokens");
        QTest::newRow("parcel") << QByteArray("/v1/parcels");
    }

    void callsOfStrangersWithoutAProof()
    {
        QFETCH(QByteArray, path);
        auto request = m_device->request("POST", path, "{}", false);
        request.headers.remove("dpop");
        const auto answer = m_device->send(request);
        QCOMPARE(answer.status, 401);
        QCOMPARE(codeOf(answer), u"proof"_s);
    }

    void parcelsOfStrangersAreNotTriedForEver()
    {
        m_device->send(m_device->request("GET", "/v1/hub", {}, false));
        wire::Parcel parcel;
        parcel.device = m_device->id;
        parcel.sealed = "sealed";
        parcel.sign(m_device->key);
        const auto handIn = [&] {
            return m_device->send(m_device->request("POST", "/v1/parcels", parcel.encode(), false));
        };
        for (int i = 0; i < hub::AttemptLimiter::maximumFailures; ++i)
            QCOMPARE(handIn().status, 404);
        const auto answer = handIn();
        QCOMPARE(answer.status, 429);
        QCOMPARE(codeOf(answer), u"tries"_s);
    }

    void bodiesThatAreNotTheCalls_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("withToken");
        QTest::addColumn<int>("status");
        QTest::newRow("enrolment") << QByteArray("/v1/enrolments") << false << 400;
        QTest::newRow("token") << QByteArray("/v1/tokens") << false << 400;
        QTest::newRow("parcel") << QByteArray("/v1/parcels") << false << 400;
        QTest::newRow("batch") << QByteArray("/v1/batches") << true << 400;
        QTest::newRow("changes") << QByteArray("/v1/changes") << true << 400;
        QTest::newRow("bundle") << QByteArray("/v1/bundles") << true << 422;
    }

    void bodiesThatAreNotTheCalls()
    {
        QFETCH(QByteArray, path);
        QFETCH(bool, withToken);
        QFETCH(int, status);
        enrol();
        const QByteArray nonsense(500, '!');
        const auto answer = withToken
            ? m_device->call("POST", path, nonsense)
            : m_device->send(m_device->request("POST", path, nonsense, false));
        QCOMPARE(answer.status, status);
    }

    void otherVersionsOfTus_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("creation") << QByteArray("POST") << QByteArray("/v1/media");
        for (const auto *method : {"HEAD", "PATCH", "DELETE"})
            QTest::newRow(method) << QByteArray(method) << QByteArray(noUpload);
    }

    void otherVersionsOfTus()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        enrol();
        QCOMPARE(m_device->call(method, path, {}, {{"tus-resumable", "0.2.2"}}).status, 412);
    }

    void whatTusWantsToBeTold_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<int>("status");
        const Headers type{{"content-type", "application/offset+octet-stream"}};
        const Headers offset{{"upload-offset", "0"}};
        const auto row = [](const char *name, const char *method, const char *path,
                            const Headers &headers, int status) {
            QTest::newRow(name) << QByteArray(method) << QByteArray(path) << headers << status;
        };
        row("no length", "POST", "/v1/media", tus, 400);
        row("more than a file may have", "POST", "/v1/media",
            tus
                + Headers{{"upload-length", "4294967297"},
                          {"upload-metadata",
                           "hash " + QByteArray(32, 'h').toBase64() + ",organisation "
                               + QByteArray(16, 'o').toBase64() + ",type "}},
            413);
        row("no offset", "PATCH", noUpload, tus + type, 400);
        row("another type", "PATCH", noUpload, tus + offset, 415);
        row("no such upload", "PATCH", noUpload, tus + type + offset, 404);
        row("no such upload to look at", "HEAD", noUpload, tus, 404);
        row("no such upload to end", "DELETE", noUpload, tus, 404);
    }

    void whatTusWantsToBeTold()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(Headers, headers);
        QFETCH(int, status);
        enrol();
        QCOMPARE(m_device->call(method, path, {}, headers).status, status);
    }

    void whatIsNotThere()
    {
        enrol();
        for (const auto *path : {noFile, noBundle, "/v1/wait/00", "/v1/bundles/receipt"}) {
            const auto answer = m_device->call("GET", path);
            QCOMPARE(answer.status, path == QByteArrayView("/v1/wait/00") ? 410 : 404);
        }
        QCOMPARE(m_device->call("PUT", "/v1/batches").status, 404);
    }

private:
    static void callsOfDevices()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        const auto row = [](const char *name, const char *method, const char *path) {
            QTest::newRow(name) << QByteArray(method) << QByteArray(path);
        };
        row("batch", "POST", "/v1/batches");
        row("changes", "POST", "/v1/changes");
        row("wait", "GET", "/v1/wait/00000000000000000000000000000000");
        row("bundle", "POST", "/v1/bundles");
        row("answer to a bundle", "GET", noBundle);
        row("announcement of a file", "POST", "/v1/media");
        row("file", "GET", noFile);
        row("offset", "HEAD", noUpload);
        row("bytes", "PATCH", noUpload);
        row("end of an upload", "DELETE", noUpload);
    }

    void enrol()
    {
        QCOMPARE(m_device->enrol(m_hub->codeFor(u"书记"_s, u"3301001"_s, u"secretary"_s)), 201);
        QCOMPARE(m_device->takeToken(), 200);
    }

    std::optional<support::TestHub> m_hub;
    std::optional<support::HttpsClient> m_road;
    std::unique_ptr<support::TestDevice> m_device;
};

BRANCHBOOK_TEST(RefusalsTest)
#include "RefusalsTest.moc"
