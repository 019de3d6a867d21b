// SPDX-License-Identifier: GPL-3.0-or-later
#include "MediaFixture.h"
#include "models/crypto/ChunkedFile.h"
#include "models/crypto/Cryptography.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include <QDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;
using chunked::chunkSize;

//! Files that come from the hub piece by piece.
class MediaIncomingTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_space.emplace(); }

    void aDownloadBecomesAFile()
    {
        const auto plain = content(2 * chunkSize + 5);
        const auto hash = crypto::hash(plain);
        auto incoming = m_space->media.receive(hash, plain.size(), u"video/mp4"_s);
        VERIFY_OK(incoming);
        QCOMPARE((*incoming)->received(), 0);
        for (qsizetype at = 0; at < plain.size(); at += 10'000)
            VERIFY_OK((*incoming)->append(QByteArrayView(plain).sliced(at).first(
                std::min<qsizetype>(10'000, plain.size() - at))));
        QCOMPARE((*incoming)->received(), plain.size());
        VERIFY_ERROR(m_space->media.open(hash), Error::NotFound);
        QVERIFY(!m_space->media.find(hash)->present);

        VERIFY_OK((*incoming)->finish());

        VERIFY_OK(m_space->media.verify(hash));
        const auto found = m_space->media.find(hash);
        VERIFY_OK(found);
        QVERIFY(found->present);
        QCOMPARE(found->deliveredAt, m_space->replica.clock.nowMs());
        VERIFY_ERROR(m_space->media.receive(hash, plain.size(), u"video/mp4"_s), Error::Conflict);
    }

    void aDownloadResumesAfterACutAnywhere()
    {
        support::FakeRandom random(4);
        for (int round = 0; round < 40; ++round) {
            const auto plain = content(3 * chunkSize + 99, quint64(round + 10));
            const auto hash = crypto::hash(plain);
            qint64 safe = 0;
            for (int cut = 0; cut < 3; ++cut) {
                auto incoming = m_space->media.receive(hash, plain.size(), u"video/mp4"_s);
                VERIFY_OK(incoming);
                const auto received = (*incoming)->received();
                QVERIFY(received >= safe);
                quint32 length = 0;
                random.fill(&length, sizeof length);
                VERIFY_OK((*incoming)->append(QByteArrayView(plain).sliced(received).first(
                    qsizetype(length % quint32(plain.size() - received + 1)))));
                safe = (*incoming)->received() / chunkSize * chunkSize;
            }
            auto incoming = m_space->media.receive(hash, plain.size(), u"video/mp4"_s);
            VERIFY_OK(incoming);
            VERIFY_OK((*incoming)->append(QByteArrayView(plain).sliced((*incoming)->received())));
            VERIFY_OK((*incoming)->finish());
            VERIFY_OK(m_space->media.verify(hash));
        }
    }

    void aDownloadOfOtherContentIsDiscarded()
    {
        const auto plain = content(1000);
        const auto hash = crypto::hash("something else");
        auto incoming = m_space->media.receive(hash, plain.size(), u"image/jpeg"_s);
        VERIFY_OK(incoming);
        VERIFY_OK((*incoming)->append(plain));
        VERIFY_ERROR((*incoming)->finish(), Error::Corrupt);
        VERIFY_ERROR(m_space->media.find(hash), Error::NotFound);
        QVERIFY(m_space->mediaFiles().isEmpty());
    }

    void aDownloadOfAnotherSizeBeginsAnew()
    {
        const auto hash = crypto::hash("x");
        {
            auto incoming = m_space->media.receive(hash, 3 * chunkSize, u"video/mp4"_s);
            VERIFY_OK(incoming);
            VERIFY_OK((*incoming)->append(content(chunkSize)));
        }
        auto incoming = m_space->media.receive(hash, 4 * chunkSize, u"video/mp4"_s);
        VERIFY_OK(incoming);
        QCOMPARE((*incoming)->received(), 0);
        VERIFY_ERROR((*incoming)->append(content(5 * chunkSize)), Error::TooLarge);
    }

    //! A crash between the move and the commit: the file is in its place, the row still partial.
    void aDownloadThatWasMovedButNotCommittedIsFinished()
    {
        const auto plain = content(chunkSize + 3);
        const auto hash = crypto::hash(plain);
        {
            auto incoming = m_space->media.receive(hash, plain.size(), u"video/mp4"_s);
            VERIFY_OK(incoming);
            VERIFY_OK((*incoming)->append(plain));
            VERIFY_OK((*incoming)->finish());
        }
        VERIFY_OK(m_space->replica.database.execute("UPDATE media SET state = 'partial'"));
        auto incoming = m_space->media.receive(hash, plain.size(), u"video/mp4"_s);
        VERIFY_OK(incoming);
        QCOMPARE((*incoming)->received(), plain.size());
        VERIFY_OK((*incoming)->finish());
        VERIFY_OK(m_space->media.verify(hash));
    }

    void addingByHandWinsOverADownload()
    {
        const auto plain = content(2 * chunkSize);
        const auto hash = crypto::hash(plain);
        auto incoming = m_space->media.receive(hash, plain.size(), u"video/mp4"_s);
        VERIFY_OK(incoming);
        VERIFY_OK((*incoming)->append(plain));
        VERIFY_OK(m_space->add(plain, u"video/mp4"_s));
        QVERIFY((*incoming)->finish().has_value() || !m_space->mediaFiles().isEmpty());
        VERIFY_OK(m_space->media.verify(hash));
        QCOMPARE(m_space->mediaFiles().size(), 1);
    }

private:
    static QByteArray content(qsizetype size, quint64 seed = 1)
    {
        return MediaFixture::content(size, seed);
    }

    std::optional<MediaFixture> m_space;
};

BRANCHBOOK_TEST(MediaIncomingTest)
#include "MediaIncomingTest.moc"
