// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Check.h"
#include "support/HttpsClient.h"
#include "support/TestDevice.h"
#include "support/TestHub.h"
#include "support/TestMain.h"

#include <atomic>
#include <QTest>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using wire::OpType;

//! Many at once over real TLS: no order of commits may hide a change from a reader.
class ManyWritersTest : public QObject
{
    Q_OBJECT

private slots:
    void readerNeverMissesAChangeWhileEightWritersPush()
    {
        constexpr int writers = 8;
        constexpr int batches = 25 * BRANCHBOOK_TEST_SCALE;
        constexpr int opsInBatch = 50;
        support::TestHub hub;
        VERIFY_OK(hub.start());
        const auto port = quint16(hub.url().port());
        const auto ca = hub.caPem();

        std::vector<std::unique_ptr<Connected>> devices;
        for (int i = 0; i <= writers; ++i)
            devices.push_back(connect(hub, port, ca, i));
        std::atomic<int> finished{0};
        std::atomic<int> failures{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < writers; ++i) {
            threads.emplace_back([&, i] {
                for (int batch = 0; batch < batches; ++batch) {
                    if (devices[size_t(i)]
                            ->device->push(batchOf(hub, *devices[size_t(i)]->device, opsInBatch))
                            .size()
                        != opsInBatch)
                        ++failures;
                }
                ++finished;
            });
        }
        auto &reader = *devices.back()->device;
        int pulls = 0;
        bool pulled = true;
        while (finished < writers && pulled) {
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
    }

private:
    struct Connected {
        std::unique_ptr<support::HttpsClient> client;
        std::unique_ptr<support::TestDevice> device;
    };

    // Each connection lives on the thread that first uses it.
    static std::unique_ptr<Connected> connect(support::TestHub &hub, quint16 port,
                                              const QByteArray &ca, int number)
    {
        auto connected = std::make_unique<Connected>();
        connected->client = std::make_unique<support::HttpsClient>(port, ca);
        connected->device = std::make_unique<support::TestDevice>(
            [client = connected->client.get()](const hub::HttpRequest &request) {
                return client->send(request);
            },
            hub.clock(), hub.random());
        auto &device = *connected->device;
        device.host = "127.0.0.1:" + QByteArray::number(port);
        if (device.enrol(hub.codeFor(u"书记%1"_s.arg(number), u"3301001"_s, u"secretary"_s)) != 201)
            qFatal("enrolment");
        device.takeToken();
        connected->client->close();
        return connected;
    }

    static QList<wire::Op> batchOf(support::TestHub &hub, const support::TestDevice &device,
                                   int count)
    {
        QList<wire::Op> ops;
        for (int i = 0; i < count; ++i)
            ops.append(device.op(OpType::New, u"member"_s,
                                 models::newId<models::RecordId>(hub.clock(), hub.random()),
                                 models::organisationIdOfCode(u"3301001"),
                                 {{u"name"_s, u"党员"_s}, {u"category"_s, u"full"_s}}));
        return ops;
    }
};

BRANCHBOOK_TEST(ManyWritersTest)
#include "ManyWritersTest.moc"
