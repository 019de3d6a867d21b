// SPDX-License-Identifier: GPL-3.0-or-later
#include "Node.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "UploadFixture.h"

#include "sync/hub/HubStore.h"
#include "sync/hub/MediaIndex.h"
#include "sync/hub/SessionStore.h"
#include "sync/wire/Proof.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

//! tus-js-client, which knows nothing of this hub, sends files to it.
class TusClientTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_fixture.emplace(); }

    void anUploadCutAtRandomEndsWhole()
    {
        constexpr int bytes = 12 * 1024 * 1024 + 12'345;
        const auto content = contentOf(bytes, 7);
        const auto hash = models::crypto::hash(content);
        Node node(u"tus_client.mjs"_s, {}, m_fixture->hub.caFile());
        order(node, bytes, 7, hash, false);

        auto &road = *m_fixture->road;
        QRandomGenerator random(20261124);
        while (node.process().state() != QProcess::NotRunning && road.breaks() < 15) {
            road.breakAfter(random.bounded(100'000, 900'000));
            node.process().waitForFinished(40);
        }
        road.breakAfter(-1);
        QVERIFY(node.process().state() == QProcess::NotRunning
                || node.process().waitForFinished(60'000));
        QVERIFY2(node.process().exitCode() == 0, node.errors().constData());
        QVERIFY2(road.breaks() > 3, "the road was hardly ever cut");
        QVERIFY(m_fixture->contentOf(hash, bytes) == content);
    }

    void anUploadThatIsGivenUpIsGone()
    {
        constexpr int bytes = 3 * 1024 * 1024;
        const auto hash = models::crypto::hash(contentOf(bytes, 11));
        Node node(u"tus_client.mjs"_s, {}, m_fixture->hub.caFile());
        order(node, bytes, 11, hash, true);
        QVERIFY(node.process().waitForFinished(60'000));
        QVERIFY2(node.process().exitCode() == 0, node.errors().constData());
        auto &store = m_fixture->hub.store();
        const auto session = store.sessions().findToken(wire::tokenHash(m_fixture->device->token),
                                                        m_fixture->hub.clock().nowMs());
        VERIFY_OK(session);
        const auto pending = store.media().pendingBytes(session->device.no);
        VERIFY_OK(pending);
        QCOMPARE(*pending, 0);
        const auto listed = store.media().has(hash);
        VERIFY_OK(listed);
        QVERIFY(!*listed);
    }

private:
    // As tus_client.mjs makes it.
    static QByteArray contentOf(int bytes, int fill)
    {
        QByteArray content(bytes, Qt::Uninitialized);
        for (int i = 0; i < bytes; ++i)
            content[i] = char((qint64(i) * fill + (i >> 8)) & 0xff);
        return content;
    }

    void order(Node &node, int bytes, int fill, const QByteArray &hash, bool terminate)
    {
        auto &device = *m_fixture->device;
        device.takeToken();
        const auto &seed = device.key.seed;
        const auto metadata = "hash " + hash.toBase64() + ",organisation "
            + models::organisationIdOfCode(u"3301001").bytes().toBase64() + ",type "
            + QByteArray("video/mp4").toBase64();
        const QJsonObject order{
            {u"endpoint"_s, u"https://127.0.0.1:%1/v1/media"_s.arg(m_fixture->road->port())},
            {u"token"_s, QString::fromLatin1(device.token)},
            {u"seed"_s, QString::fromLatin1(seed.view().toByteArray().toHex())},
            {u"publicKey"_s, QString::fromLatin1(device.key.publicKey.toHex())},
            {u"metadata"_s, QString::fromLatin1(metadata)},
            {u"bytes"_s, bytes},
            {u"fill"_s, fill},
            {u"chunk"_s, 1024 * 1024},
            {u"terminate"_s, terminate}};
        QVERIFY(node.process().waitForStarted());
        node.process().write(QJsonDocument(order).toJson());
        node.process().closeWriteChannel();
    }

    std::optional<UploadFixture> m_fixture;
};

BRANCHBOOK_TEST(TusClientTest)
#include "TusClientTest.moc"
