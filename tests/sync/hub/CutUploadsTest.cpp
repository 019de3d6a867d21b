// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Check.h"
#include "support/TestMain.h"
#include "sync/hub/HubStore.h"
#include "sync/hub/MediaIndex.h"
#include "UploadFixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;

//! A PATCH over real TLS that breaks in its middle: what had arrived stays.
class CutUploadsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture.emplace();
        m_file.resize(2'000'003);
        m_fixture->hub.random().fill(m_file.data(), m_file.size());
        m_hash = models::crypto::hash(m_file);
        m_location = m_fixture->create(m_hash, m_file.size());
    }

    void whatArrivedBeforeTheBreakIsKept_data()
    {
        QTest::addColumn<int>("breakAfter");
        QTest::newRow("within the first chunk") << 50'000;
        QTest::newRow("after some chunks") << 700'000;
        QTest::newRow("short of the end") << 1'990'000;
    }

    void whatArrivedBeforeTheBreakIsKept()
    {
        QFETCH(int, breakAfter);
        QVERIFY(sendBroken(breakAfter));

        QTRY_VERIFY(keptInStore() > 0);
        const auto kept = m_fixture->offsetAt(m_location);
        // A TLS record that came half is no use to anybody.
        QVERIFY2(kept > breakAfter - 20'000, QByteArray::number(kept).constData());
        QVERIFY(kept < breakAfter);
        QCOMPARE(send(kept), 204);
        QCOMPARE(m_fixture->contentOf(m_hash, m_file.size()), m_file);
    }

    void whatArrivedBeforeTheBreakOutlivesARestart()
    {
        QVERIFY(sendBroken(700'000));
        QTRY_VERIFY(keptInStore() > 0);
        const auto kept = keptInStore();
        QVERIFY(kept % 65'536 != 0);
        m_fixture->hub.stop();
        VERIFY_OK(m_fixture->hub.start());
        // A refused HEAD has no words that say why: a fresh nonce first.
        QCOMPARE(m_fixture->device->takeToken(), 200);
        QCOMPARE(m_fixture->offsetAt(m_location), kept);
        QCOMPARE(send(kept), 204);
        QCOMPARE(m_fixture->contentOf(m_hash, m_file.size()), m_file);
    }

    void manyBreaksMakeTheSameFile()
    {
        qint64 offset = 0;
        for (int breaks = 0; breaks < 8; ++breaks) {
            QVERIFY(sendBroken(100'000 + 20'011 * breaks, offset));
            QTRY_VERIFY(keptInStore() > offset);
            offset = m_fixture->offsetAt(m_location);
        }
        QVERIFY(offset < m_file.size());
        QCOMPARE(send(offset), 204);
        QCOMPARE(m_fixture->contentOf(m_hash, m_file.size()), m_file);
    }

    void aConnectionThatOnlySeemsToLiveWritesNoMore()
    {
        // The first connection hangs half way; the device asks anew on a second one.
        auto &client = *m_fixture->client;
        QVERIFY(client.sendHead(m_fixture->patch(m_location, 0), m_file.size()));
        QVERIFY(client.sendPart(m_file.left(1'000'000)));
        QTRY_VERIFY(bytesOnDisk() > 900'000);
        const auto kept = m_fixture->offsetAt(m_location);
        QVERIFY(kept > 900'000);

        QVERIFY(client.sendPart(m_file.mid(1'000'000)));
        QCOMPARE(client.readAnswer().status, 409);

        QCOMPARE(m_fixture->offsetAt(m_location), kept);
        QCOMPARE(send(kept), 204);
        QCOMPARE(m_fixture->contentOf(m_hash, m_file.size()), m_file);
    }

    void brokenPieceWithAChecksumIsNotTaken()
    {
        const auto sha =
            "sha256 " + QCryptographicHash::hash(m_file, QCryptographicHash::Sha256).toBase64();
        m_fixture->road->breakAfter(700'000);
        auto &client = *m_fixture->client;
        QVERIFY(client.sendHead(m_fixture->patch(m_location, 0, {{"upload-checksum", sha}}),
                                m_file.size()));
        QVERIFY(!client.sendPart(m_file) || client.readAnswer().status == 0);
        m_fixture->road->breakAfter(-1);
        client.close();
        QCOMPARE(m_fixture->offsetAt(m_location), 0);
        QCOMPARE(send(0, {{"upload-checksum", sha}}), 204);
        QCOMPARE(m_fixture->contentOf(m_hash, m_file.size()), m_file);
    }

    void pieceWithAWrongChecksumIsNotTaken()
    {
        const auto sha = "sha1 " + QByteArray(20, 'x').toBase64();
        QCOMPARE(send(0, {{"upload-checksum", sha}}), 460);
        QCOMPARE(m_fixture->offsetAt(m_location), 0);
        QCOMPARE(send(0), 204);
    }

    void fileWhoseEndWasNotSaidIsCompleteAllTheSame_data()
    {
        QTest::addColumn<bool>("asks");
        QTest::newRow("the connection closes") << false;
        QTest::newRow("the device asks meanwhile") << true;
    }

    void fileWhoseEndWasNotSaidIsCompleteAllTheSame()
    {
        QFETCH(bool, asks);
        m_file.truncate(20 * 65'536);
        m_hash = models::crypto::hash(m_file);
        m_location = m_fixture->create(m_hash, m_file.size());
        // All bytes, but the chunked body's end is missing.
        auto &client = *m_fixture->client;
        const auto request = m_fixture->patch(m_location, 0);
        QByteArray head = "PATCH " + m_location + " HTTP/1.1\r\ntransfer-encoding: chunked\r\n";
        for (auto it = request.headers.cbegin(); it != request.headers.cend(); ++it)
            head += it.key() + ": " + it.value() + "\r\n";
        QVERIFY(client.connectIfNeeded());
        QVERIFY(client.sendPart(head + "\r\n" + QByteArray::number(m_file.size(), 16) + "\r\n"
                                + m_file + "\r\n"));
        QTRY_VERIFY(bytesOnDisk() > m_file.size());
        if (asks)
            QCOMPARE(m_fixture->offsetAt(m_location), m_file.size());
        client.close();
        QTRY_COMPARE(m_fixture->contentOf(m_hash, m_file.size()), m_file);
        QCOMPARE(m_fixture->offsetAt(m_location), -1);
    }

private:
    //! What a request that has ended left; asking the hub would end the request.
    qint64 keptInStore()
    {
        constexpr qint64 firstDevice = 1;
        const auto id = QString::fromLatin1(m_location.split('/').last());
        const auto upload = m_fixture->hub.store().media().findUpload(id, firstDevice);
        return upload ? upload->received : -1;
    }

    qint64 bytesOnDisk()
    {
        qint64 bytes = 0;
        const QDir folder(m_fixture->hub.hubFolder().mediaPath());
        for (const auto &file : folder.entryInfoList(QDir::Files))
            bytes += file.size();
        return bytes;
    }

    //! False when the whole PATCH got through.
    bool sendBroken(qint64 breakAfter, qint64 offset = 0)
    {
        auto &client = *m_fixture->client;
        client.close();
        // Once the hub has said all it has to say, closing is not a reset, which would discard what
        // it has not read yet.
        if (client.send(m_fixture->health()).status != 200)
            return false;
        const auto rest = m_file.mid(offset);
        if (!client.sendHead(m_fixture->patch(m_location, offset), rest.size()))
            return false;
        m_fixture->road->breakAfter(breakAfter);
        const bool broken = !client.sendPart(rest) || client.readAnswer().status == 0;
        m_fixture->road->breakAfter(-1);
        client.close();
        return broken;
    }

    int send(qint64 offset, const QList<std::pair<QByteArray, QByteArray>> &more = {})
    {
        auto &client = *m_fixture->client;
        client.close();
        const auto rest = m_file.mid(offset);
        if (!client.sendHead(m_fixture->patch(m_location, offset, more), rest.size())
            || !client.sendPart(rest))
            return 0;
        return client.readAnswer().status;
    }

    std::optional<UploadFixture> m_fixture;
    QByteArray m_file;
    QByteArray m_hash;
    QByteArray m_location;
};

BRANCHBOOK_TEST(CutUploadsTest)
#include "CutUploadsTest.moc"
