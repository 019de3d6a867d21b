// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Check.h"
#include "support/HttpsClient.h"
#include "support/TestDevice.h"
#include "support/TestHub.h"
#include "support/TestMain.h"

#include "sync/hub/AttemptLimiter.h"
#include "sync/hub/CallGuards.h"
#include "sync/hub/Directory.h"
#include "sync/hub/HubStore.h"
#include "sync/hub/SessionStore.h"

#include <atomic>
#include <QElapsedTimer>
#include <QTest>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using support::codeOf;
using support::headerOf;
using wire::OpType;

namespace {

const QList<std::pair<QByteArray, QByteArray>> tusVersion{{"tus-resumable", "1.0.0"}};

QByteArray someBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char((i * 31 + i / 977) % 251);
    return bytes;
}

} // namespace

//! Two hub processes over one PostgreSQL, behind one name: nobody can tell which of them answers.
class TwoHubsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_hub.emplace();
        VERIFY_OK(m_hub->start());
        m_other = std::make_unique<hub::HubService>(m_hub->anotherProcess(), m_hub->clock(),
                                                    m_hub->random(), hub::HubLog());
        hub::HttpServerOptions options;
        options.port = 0;
        VERIFY_OK(m_other->start(options));
        m_first.emplace(quint16(m_hub->url().port()), m_hub->caPem());
        m_second.emplace(m_other->port(), m_hub->caPem());
        m_toSecond = false;
        m_device = newDevice(u"书记"_s, u"3301001"_s, u"secretary"_s);
    }

    void cleanup()
    {
        m_device.reset();
        m_first.reset();
        m_second.reset();
        m_other.reset();
        m_hub.reset();
    }

    void deviceThatGoesFromOneToTheOtherNoticesNothing()
    {
        for (int i = 0; i < 10; ++i) {
            m_toSecond = i % 2 != 0;
            // One attempt: the nonce of one has to be good at the other at once.
            const auto answer =
                m_device->send(m_device->request("GET", "/v1/media/none", {}, true));
            QCOMPARE(answer.status, 404);
            QCOMPARE(m_device->push({member(*m_device)}).value(0).outcome, wire::Outcome::Applied);
            m_toSecond = !m_toSecond;
            QVERIFY(m_device->pull());
        }
    }

    void proofThatOneHasSeenIsNoneAtTheOther()
    {
        const auto request = m_device->request("GET", "/v1/media/none", {}, true);
        QCOMPARE(m_first->send(request).status, 404);
        const auto again = m_second->send(request);
        QCOMPARE(again.status, 401);
        QCOMPARE(codeOf(again), u"proof"_s);
    }

    void batchThatComesToBothAtOnceIsOneBatch()
    {
        for (int round = 0; round < 10; ++round) {
            const auto envelope = m_device->seal({member(*m_device), member(*m_device)}).encode();
            const auto one = m_device->request("POST", "/v1/batches", envelope, true);
            const auto two = m_device->request("POST", "/v1/batches", envelope, true);
            hub::HttpResponse second;
            m_second->close();
            std::thread other([&] {
                support::HttpsClient client(m_other->port(), m_hub->caPem());
                second = client.send(two);
            });
            const auto first = m_first->send(one);
            other.join();
            QCOMPARE(first.status, 200);
            QCOMPARE(second.status, 200);
            QCOMPARE(first.body, second.body);
        }
        QVERIFY(m_device->pull());
        const auto &core =
            m_device->streams[models::organisationIdOfCode(u"3301001").toString() + u"/core"_s];
        QCOMPARE(core.rows.size(), 20);
    }

    void whatIsPushedAtOneCallsWhoWaitsAtTheOther()
    {
        auto town = newDevice(u"镇"_s, u"3301"_s, u"reviewer"_s);
        m_toSecond = true;
        QVERIFY(town->pull());
        const auto wait = town->request("GET", "/v1/wait/" + town->checkpoint.toHex(), {}, true);
        QVERIFY(m_second->sendHead(wait, 0));
        m_toSecond = false;
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_device->push({member(*m_device)}).value(0).outcome, wire::Outcome::Applied);
        QCOMPARE(m_second->readAnswer().status, 200);
        QVERIFY(timer.elapsed() < 20'000);
    }

    void wrongCodesCountAtBoth()
    {
        for (int i = 0; i < hub::AttemptLimiter::maximumFailures; ++i) {
            m_toSecond = i % 2 != 0;
            auto stranger = bareDevice();
            QCOMPARE(stranger->enrol(u"2222-2222-2222"_s), 404);
        }
        for (const bool second : {false, true}) {
            m_toSecond = second;
            auto stranger = bareDevice();
            QCOMPARE(stranger->enrol(u"2222-2222-2222"_s), 429);
        }
    }

    void floodIsOneFloodAtBoth()
    {
        const auto store = support::must(m_hub->anotherProcess().openStore());
        auto &own = m_hub->store();
        const auto device = support::must(own.directory().findDevice(m_device->id)).no;
        hub::CallGuards first(m_hub->clock(), m_hub->random());
        hub::CallGuards second(m_hub->clock(), m_hub->random());
        VERIFY_OK(first.join(own));
        VERIFY_OK(second.join(*store));
        int admitted = 0;
        while (admitted < 4 * hub::DeviceQuota::requestsPerMinute) {
            if (!(admitted % 2 != 0 ? second.admit(device, 0, *store)
                                    : first.admit(device, 0, own)))
                break;
            ++admitted;
        }
        // Those of a minute, and what has leaked while they were counted.
        QVERIFY(admitted >= hub::DeviceQuota::requestsPerMinute / 2);
        QVERIFY(admitted < 2 * hub::DeviceQuota::requestsPerMinute);
        // Bytes too, with nothing to wait for.
        VERIFY_OK(first.admit(device + 1, hub::DeviceQuota::bytesPerDay, own));
        const auto refused = second.admit(device + 1, hub::DeviceQuota::bytesPerDay / 2, *store);
        VERIFY_ERROR(refused, models::Error::TooManyAttempts);
        QCOMPARE(refused.error().reason, u"bytes"_s);
    }

    void uploadBegunAtOneIsFinishedAtTheOther()
    {
        const auto content = someBytes(700'000);
        const auto hash = models::crypto::hash(content);
        const auto location = create(hash, content.size());
        QCOMPARE(patch(location, content.first(300'000), 0).status, 204);
        m_toSecond = true;
        QCOMPARE(offsetAt(location), 300'000);
        QCOMPARE(patch(location, content.sliced(300'000, 100'001), 300'000).status, 204);
        m_toSecond = false;
        QCOMPARE(offsetAt(location), 400'001);
        m_toSecond = true;
        QCOMPARE(patch(location, content.sliced(400'001), 400'001).status, 204);
        for (const bool second : {true, false}) {
            m_toSecond = second;
            QCOMPARE(contentOf(hash, content.size()), content);
        }
    }

    void connectionThatStillSendsToTheOneLosesTheUploadToTheOther()
    {
        const auto content = someBytes(900'000);
        const auto hash = models::crypto::hash(content);
        const auto location = create(hash, content.size());
        auto head = m_device->request("PATCH", location, {}, true);
        head.headers.insert("tus-resumable", "1.0.0");
        head.headers.insert("content-type", "application/offset+octet-stream");
        head.headers.insert("upload-offset", "0");
        QVERIFY(m_first->sendHead(head, content.size()));
        QVERIFY(m_first->sendPart(content.first(400'000)));
        m_toSecond = true;
        const auto reached = offsetAt(location);
        QVERIFY(reached >= 0 && reached <= 400'000);
        // What the first gets from now on goes nowhere.
        std::ignore = m_first->sendPart(content.sliced(400'000));
        const auto late = m_first->readAnswer();
        QVERIFY2(late.status == 409 || late.status == 0,
                 QByteArray::number(late.status).constData());
        QCOMPARE(offsetAt(location), reached);
        QCOMPARE(patch(location, content.sliced(reached), reached).status, 204);
        QCOMPARE(contentOf(hash, content.size()), content);
    }

    void uploadOfAProcessThatIsGoneGoesOnAtTheOther()
    {
        const auto content = someBytes(500'000);
        const auto hash = models::crypto::hash(content);
        m_toSecond = true;
        const auto location = create(hash, content.size());
        QCOMPARE(patch(location, content.first(200'000), 0).status, 204);
        m_second->close();
        m_other.reset();
        m_toSecond = false;
        QCOMPARE(offsetAt(location), 200'000);
        QCOMPARE(patch(location, content.sliced(200'000), 200'000).status, 204);
        QCOMPARE(contentOf(hash, content.size()), content);
    }

    void readerNeverMissesAChangeWhileEightWritersPushAtBoth()
    {
        constexpr int writers = 8;
        constexpr int batches = 12 * BRANCHBOOK_TEST_SCALE;
        constexpr int opsInBatch = 40;
        std::vector<std::unique_ptr<Connected>> devices;
        for (int i = 0; i <= writers; ++i)
            devices.push_back(connect(i));
        std::atomic<int> finished{0};
        std::atomic<int> failures{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < writers; ++i) {
            threads.emplace_back([&, i] {
                auto &device = *devices[size_t(i)]->device;
                for (int batch = 0; batch < batches; ++batch) {
                    QList<wire::Op> ops;
                    for (int op = 0; op < opsInBatch; ++op)
                        ops.append(member(device));
                    if (device.push(ops).size() != opsInBatch)
                        ++failures;
                }
                ++finished;
            });
        }
        auto &reader = *devices.back()->device;
        int pulls = 0;
        bool pulled = true;
        while (finished < writers && pulled) {
            devices.back()->toSecond = pulls % 2 != 0;
            pulled = reader.pull(false);
            ++pulls;
        }
        for (auto &thread : threads)
            thread.join();
        QVERIFY(pulled && reader.pull(false));
        QCOMPARE(failures.load(), 0);
        QVERIFY(pulls > 1);
        const auto &core =
            reader.streams[models::organisationIdOfCode(u"3301001").toString() + u"/core"_s];
        QCOMPARE(core.rows.size(), writers * batches * opsInBatch);
        QCOMPARE(core.count, writers * batches * opsInBatch);
        QCOMPARE(support::TestDevice::digestOf(core), core.digest);
        // Every enrolment was noted by one or the other, and the chain of notes is one.
        const auto decisions = m_hub->store().sessions().verifyDecisions();
        VERIFY_OK(decisions);
        QVERIFY(*decisions >= writers + 1);
    }

private:
    struct Connected {
        std::unique_ptr<support::HttpsClient> first;
        std::unique_ptr<support::HttpsClient> second;
        bool toSecond = false;
        std::unique_ptr<support::TestDevice> device;
    };

    // Each connection lives on the thread that first uses it.
    std::unique_ptr<Connected> connect(int number)
    {
        auto connected = std::make_unique<Connected>();
        const auto ca = m_hub->caPem();
        connected->first = std::make_unique<support::HttpsClient>(quint16(m_hub->url().port()), ca);
        connected->second = std::make_unique<support::HttpsClient>(m_other->port(), ca);
        connected->toSecond = number % 2 != 0;
        connected->device = std::make_unique<support::TestDevice>(
            [at = connected.get()](const hub::HttpRequest &request) {
                return (at->toSecond ? at->second : at->first)->send(request);
            },
            m_hub->clock(), m_hub->random());
        auto &device = *connected->device;
        device.host = "hub.example";
        if (device.enrol(m_hub->codeFor(u"员%1"_s.arg(number), u"3301001"_s, u"secretary"_s))
            != 201)
            qFatal("enrolment");
        device.takeToken();
        connected->first->close();
        connected->second->close();
        return connected;
    }

    std::unique_ptr<support::TestDevice> bareDevice()
    {
        auto device = std::make_unique<support::TestDevice>(
            [this](const hub::HttpRequest &request) {
                return (m_toSecond ? *m_second : *m_first).send(request);
            },
            m_hub->clock(), m_hub->random());
        // The name of the front, whichever hub is behind it.
        device->host = "hub.example";
        return device;
    }

    std::unique_ptr<support::TestDevice> newDevice(const QString &name, const QString &organisation,
                                                   const QString &role)
    {
        auto device = bareDevice();
        if (device->enrol(m_hub->codeFor(name, organisation, role)) != 201)
            qFatal("enrolment");
        device->takeToken();
        return device;
    }

    wire::Op member(const support::TestDevice &device)
    {
        return device.op(OpType::New, u"member"_s,
                         models::newId<models::RecordId>(m_hub->clock(), m_hub->random()),
                         models::organisationIdOfCode(u"3301001"),
                         {{u"name"_s, u"党员"_s}, {u"category"_s, u"full"_s}});
    }

    QByteArray create(const QByteArray &hash, qint64 size)
    {
        const auto organisation = models::organisationIdOfCode(u"3301001");
        const auto answer = m_device->call(
            "POST", "/v1/media", {},
            tusVersion
                + QList<std::pair<QByteArray, QByteArray>>{
                    {"upload-length", QByteArray::number(size)},
                    {"upload-metadata",
                     "hash " + hash.toBase64() + ",organisation " + organisation.bytes().toBase64()
                         + ",type " + QByteArray("video/mp4").toBase64()}});
        return headerOf(answer, "location");
    }

    hub::HttpResponse patch(const QByteArray &location, const QByteArray &bytes, qint64 offset)
    {
        return m_device->call("PATCH", location, bytes,
                              tusVersion
                                  + QList<std::pair<QByteArray, QByteArray>>{
                                      {"content-type", "application/offset+octet-stream"},
                                      {"upload-offset", QByteArray::number(offset)}});
    }

    qint64 offsetAt(const QByteArray &location)
    {
        const auto answer = m_device->call("HEAD", location, {}, tusVersion);
        return answer.status == 200 ? headerOf(answer, "upload-offset").toLongLong() : -1;
    }

    QByteArray contentOf(const QByteArray &hash, qint64 size)
    {
        const auto id = models::newId<models::RecordId>(m_hub->clock(), m_hub->random());
        const auto meeting = models::newId<models::RecordId>(m_hub->clock(), m_hub->random());
        const auto outcomes = m_device->push({m_device->op(OpType::New, u"attachment"_s, id,
                                                           models::organisationIdOfCode(u"3301001"),
                                                           {{u"meeting"_s, meeting.bytes()},
                                                            {u"role"_s, u"video"_s},
                                                            {u"hash"_s, hash},
                                                            {u"size"_s, size},
                                                            {u"mediaType"_s, u"video/mp4"_s}})});
        if (outcomes.value(0).outcome != wire::Outcome::Applied)
            return {};
        return m_device->call("GET", "/v1/media/" + hash.toHex()).body;
    }

    std::optional<support::TestHub> m_hub;
    std::unique_ptr<hub::HubService> m_other;
    std::optional<support::HttpsClient> m_first;
    std::optional<support::HttpsClient> m_second;
    bool m_toSecond = false;
    std::unique_ptr<support::TestDevice> m_device;
};

BRANCHBOOK_TEST(TwoHubsTest)
#include "TwoHubsTest.moc"
