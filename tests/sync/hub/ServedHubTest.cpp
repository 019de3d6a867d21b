// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Check.h"
#include "support/HttpsClient.h"
#include "support/TestDevice.h"
#include "support/TestHub.h"
#include "support/TestMain.h"

using namespace Qt::StringLiterals;
using wire::OpType;

//! The hub over real TLS on loopback.
class ServedHubTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_hub.emplace();
        VERIFY_OK(m_hub->start());
        m_client.emplace(quint16(m_hub->url().port()), m_hub->caPem());
    }

    void healthNeedsNoDevice()
    {
        hub::HttpRequest request;
        request.method = "GET";
        request.path = "/v1/health";
        request.headers.insert("host", "127.0.0.1");
        QCOMPARE(m_client->send(request).status, 200);
        request.path = "/v1/nothing";
        const auto absent = m_client->send(request);
        QCOMPARE(absent.status, 404);
        QVERIFY(!support::headerOf(absent, "dpop-nonce").isEmpty());
    }

    void readyWhileTheStoreCanBeWritten()
    {
        QCOMPARE(m_client->send(request("/v1/ready")).status, 200);
    }

    void metricsAreForTheOperatorAlone()
    {
        enrolled();
        auto metrics = request("/metrics");
        const auto stranger = m_client->send(metrics);
        QCOMPARE(stranger.status, 404);
        QCOMPARE(stranger.body, m_client->send(request("/v1/nothing")).body);
        metrics.headers.insert("authorization", "Bearer something else");
        QCOMPARE(m_client->send(metrics).status, 404);

        metrics.headers.insert("authorization",
                               QByteArray("Bearer ") + support::TestHub::metricsToken);
        const auto answer = m_client->send(metrics);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.contains(
            "branchbook_requests_total{route=\"POST /v1/enrolments\",status=\"201\"} 1\n"));
        QVERIFY(answer.body.contains("branchbook_requests_total{route=\"-\",status=\"404\"} 1\n"));
        QVERIFY(!answer.body.contains("nothing"));
    }

    void enrolPushAndPullOverTls()
    {
        auto device = enrolled();
        const auto own = models::organisationIdOfCode(u"3301001");
        const auto id = models::newId<models::RecordId>(m_hub->clock(), m_hub->random());
        const auto outcomes =
            device->push({device->op(OpType::New, u"member"_s, id, own,
                                     {{u"name"_s, u"甲"_s}, {u"category"_s, u"full"_s}})});
        QCOMPARE(outcomes.size(), 1);
        QVERIFY(device->pull());
        QVERIFY(device->streams.contains(own.toString() + u"/core"_s));
    }

    void nothingNewCostsLessThanFiveHundredBytes()
    {
        auto device = enrolled();
        QVERIFY(device->pull());
        QVERIFY(device->pull());
        QVERIFY2(m_client->lastAnswerSize() < 500,
                 QByteArray::number(m_client->lastAnswerSize()).constData());
    }

    void restartForgetsNothingButNonces()
    {
        auto device = enrolled();
        QVERIFY(device->pull());
        m_hub->stop();
        VERIFY_OK(m_hub->start());
        QVERIFY(device->pull());
        QCOMPARE(device->lastStatus, 200);
    }

    void bodiesBeyondTheirCapAreRefusedUnread()
    {
        const auto head = "POST /v1/tokens HTTP/1.1\r\nhost: 127.0.0.1\r\n"
                          "content-length: 100000000000\r\n\r\n";
        QCOMPARE(m_client->sendRaw(head).status, 413);
    }

private:
    static hub::HttpRequest request(const QByteArray &path)
    {
        hub::HttpRequest request;
        request.method = "GET";
        request.path = path;
        request.headers.insert("host", "127.0.0.1");
        return request;
    }

    std::unique_ptr<support::TestDevice> enrolled()
    {
        auto device = std::make_unique<support::TestDevice>(
            [this](const hub::HttpRequest &request) { return m_client->send(request); },
            m_hub->clock(), m_hub->random());
        device->host = "127.0.0.1:" + QByteArray::number(m_hub->url().port());
        if (device->enrol(m_hub->codeFor(u"书记"_s, u"3301001"_s, u"secretary"_s)) != 201)
            qFatal("enrolment");
        return device;
    }

    std::optional<support::TestHub> m_hub;
    std::optional<support::HttpsClient> m_client;
};

BRANCHBOOK_TEST(ServedHubTest)
#include "ServedHubTest.moc"

#include <QTest>
