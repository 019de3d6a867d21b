// SPDX-License-Identifier: GPL-3.0-or-later
#include "Node.h"
#include "support/Check.h"
#include "support/FaultProxy.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include "models/media/MediaStore.h"

#include "sync/engine/HubClient.h"
#include "sync/engine/MediaUpload.h"
#include "sync/engine/NetworkTransport.h"

#include <QBuffer>
#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;

//! Our client sends a file to @tus/server, which knows nothing of branches.
class TusServerTest : public QObject
{
    Q_OBJECT

private slots:
    void anUploadCutAtRandomEndsWhole()
    {
        QTemporaryDir folder;
        makeCertificate(folder);
        Node node(u"tus_server.mjs"_s,
                  {folder.filePath(u"key.pem"_s), folder.filePath(u"certificate.pem"_s),
                   folder.filePath(u"uploads"_s)},
                  {});
        QVERIFY2(node.process().waitForReadyRead(30'000), node.errors().constData());
        support::FaultProxy road(quint16(node.process().readLine().trimmed().toInt()));

        support::TestReplica replica(1);
        models::MediaStore media(replica.database, replica.vault, replica.clock, replica.random);
        QByteArray content(9 * 1024 * 1024 + 77, Qt::Uninitialized);
        replica.random.fill(content.data(), content.size());
        QBuffer source(&content);
        QVERIFY(source.open(QIODevice::ReadOnly));
        const auto stored = media.add(source, u"video/mp4"_s);
        VERIFY_OK(stored);

        const QUrl url(u"https://127.0.0.1:%1"_s.arg(road.port()));
        QFile certificate(folder.filePath(u"certificate.pem"_s));
        QVERIFY(certificate.open(QIODevice::ReadOnly));
        const auto transport = engine::NetworkTransport::open(url, certificate.readAll());
        VERIFY_OK(transport);
        const auto key = models::crypto::SigningKey::generate(replica.random);
        const auto person = replica.vault.person().id;
        engine::HubSession session;
        session.nonce = "none";
        session.takeToken("none", person, replica.clock.nowMs() + 3'600'000);
        engine::HubClient hub(**transport, url, {replica.vault.device(), person, key, key}, session,
                              replica.clock, replica.random, {});

        QRandomGenerator random(20261124);
        for (int attempt = 0; attempt < 200; ++attempt) {
            road.breakAfter(attempt < 25 ? random.bounded(100'000, 1'500'000) : -1);
            engine::MediaUpload upload(replica.database, media, hub, {});
            const auto sent = upload.run(*stored, replica.branch, [](qint64) {});
            if (sent)
                break;
            QCOMPARE(sent.error().code, models::Error::Offline);
        }
        QVERIFY2(road.breaks() > 3, "the road was hardly ever cut");

        const QDir uploads(folder.filePath(u"uploads"_s));
        QStringList whole;
        for (const auto &entry : uploads.entryInfoList(QDir::Files)) {
            QFile file(entry.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            if (file.size() == content.size() && file.readAll() == content)
                whole << entry.fileName();
        }
        QCOMPARE(whole.size(), 1);
    }

private:
    static void makeCertificate(const QTemporaryDir &folder)
    {
        QProcess openssl;
        openssl.start(
            u"openssl"_s,
            {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
             u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
             u"/CN=127.0.0.1"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s, u"-keyout"_s,
             folder.filePath(u"key.pem"_s), u"-out"_s, folder.filePath(u"certificate.pem"_s)});
        QVERIFY(openssl.waitForFinished());
        QCOMPARE(openssl.exitCode(), 0);
    }
};

BRANCHBOOK_TEST(TusServerTest)
#include "TusServerTest.moc"
