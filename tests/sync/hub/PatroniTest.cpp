// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Check.h"
#include "support/HttpsClient.h"
#include "support/TestContext.h"
#include "support/TestDevice.h"
#include "support/TestHub.h"
#include "support/TestMain.h"

#include "sync/hub/HubStore.h"
#include "sync/hub/SessionStore.h"

#include <atomic>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using wire::OpType;

//! The database's leader dies while a county syncs (tests/support/patroni.sh).
class PatroniTest : public QObject
{
    Q_OBJECT

private slots:
    void leaderThatDiesInASyncStormTakesNothingWithIt()
    {
        constexpr int writers = 6;
        constexpr int batches = 60 * BRANCHBOOK_TEST_SCALE;
        constexpr int opsInBatch = 20;
        support::TestHub hub;
        VERIFY_OK(hub.start());
        std::vector<std::unique_ptr<Connected>> devices;
        for (int i = 0; i <= writers; ++i)
            devices.push_back(connect(hub, i));
        std::atomic<int> delivered{0};
        std::atomic<int> refused{0};
        std::atomic<int> failures{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < writers; ++i) {
            threads.emplace_back([&, i] {
                auto &device = *devices[size_t(i)]->device;
                for (int batch = 0; batch < batches; ++batch) {
                    QList<wire::Op> ops;
                    for (int op = 0; op < opsInBatch; ++op)
                        ops.append(member(hub, device));
                    if (!deliver(device, device.seal(ops).encode(), refused)) {
                        ++failures;
                        return;
                    }
                    ++delivered;
                }
            });
        }
        while (delivered < writers * batches / 3 && failures == 0)
            QTest::qSleep(10);
        const auto before = leader();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(run(u"kill-leader"_s), before);
        for (auto &thread : threads)
            thread.join();

        QCOMPARE(failures.load(), 0);
        QVERIFY(refused > 0);
        QVERIFY(leader() != before);
        auto &reader = *devices.back()->device;
        QVERIFY(reader.takeToken() == 200 && reader.pull(false));
        const auto &core =
            reader.streams[models::organisationIdOfCode(u"3301001").toString() + u"/core"_s];
        QCOMPARE(core.rows.size(), writers * batches * opsInBatch);
        QCOMPARE(core.count, writers * batches * opsInBatch);
        QCOMPARE(support::TestDevice::digestOf(core), core.digest);
        VERIFY_OK(hub.store().sessions().verifyDecisions());
        qInfo(
            "%d batches with receipts, %d calls put off, %lld ms from the leader's end to the last",
            delivered.load(), refused.load(), timer.elapsed());
    }

private:
    struct Connected {
        std::unique_ptr<support::HttpsClient> client;
        std::unique_ptr<support::TestDevice> device;
    };

    static std::unique_ptr<Connected> connect(support::TestHub &hub, int number)
    {
        auto connected = std::make_unique<Connected>();
        connected->client =
            std::make_unique<support::HttpsClient>(quint16(hub.url().port()), hub.caPem());
        connected->device = std::make_unique<support::TestDevice>(
            [client = connected->client.get()](const hub::HttpRequest &request) {
                return client->send(request);
            },
            hub.clock(), hub.random());
        auto &device = *connected->device;
        device.host = "127.0.0.1:" + QByteArray::number(hub.url().port());
        if (device.enrol(hub.codeFor(u"员%1"_s.arg(number), u"3301001"_s, u"secretary"_s)) != 201)
            qFatal("enrolment");
        device.takeToken();
        connected->client->close();
        return connected;
    }

    // As a PC does: the same batch until there is a receipt.
    static bool deliver(support::TestDevice &device, const QByteArray &envelope,
                        std::atomic<int> &refused)
    {
        QElapsedTimer timer;
        for (timer.start(); timer.elapsed() < 150'000; QTest::qSleep(100)) {
            const auto answer = device.call("POST", "/v1/batches", envelope);
            if (answer.status == 200 && wire::openReceipt(answer.body, device.enrolment.hubKey))
                return true;
            ++refused;
            if (answer.status == 401)
                device.takeToken();
        }
        return false;
    }

    static wire::Op member(support::TestHub &hub, const support::TestDevice &device)
    {
        return device.op(OpType::New, u"member"_s,
                         models::newId<models::RecordId>(hub.clock(), hub.random()),
                         models::organisationIdOfCode(u"3301001"),
                         {{u"name"_s, u"党员"_s}, {u"category"_s, u"full"_s}});
    }

    static QString run(const QString &what)
    {
        QProcess process;
        process.start(support::sourceFile(u"tests/support/patroni.sh"_s),
                      {what, qEnvironmentVariable("BRANCHBOOK_TEST_POSTGRES")});
        process.waitForFinished(60'000);
        return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    }

    static QString leader()
    {
        QElapsedTimer timer;
        for (timer.start(); timer.elapsed() < 60'000; QTest::qSleep(500)) {
            if (const auto name = run(u"leader"_s); !name.isEmpty())
                return name;
        }
        return {};
    }
};

BRANCHBOOK_TEST(PatroniTest)
#include "PatroniTest.moc"
