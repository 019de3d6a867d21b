// SPDX-License-Identifier: GPL-3.0-or-later
#include "MediaFixture.h"
#include "models/crypto/ChunkedFile.h"
#include "models/crypto/Cryptography.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include <QBuffer>
#include <QDirIterator>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace models;
using namespace Qt::StringLiterals;
using chunked::chunkSize;

class MediaStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_space.emplace(); }

    void whatWasAddedIsReadBackUnderItsHash()
    {
        const auto plain = content(3 * chunkSize + 17);
        const auto added = m_space->add(plain, u"video/mp4"_s);
        VERIFY_OK(added);
        QCOMPARE(added->hash, crypto::hash(plain));
        QCOMPARE(added->size, plain.size());
        QVERIFY(added->present);
        QCOMPARE(added->deliveredAt, 0);

        const auto found = m_space->media.find(added->hash);
        VERIFY_OK(found);
        QCOMPARE(found->mediaType, u"video/mp4"_s);
        auto device = m_space->media.open(added->hash);
        VERIFY_OK(device);
        QCOMPARE((*device)->readAll(), plain);
        VERIFY_OK(m_space->media.verify(added->hash));
        QCOMPARE(m_space->media.list().value_or(QList<QByteArray>{}), QList{added->hash});
    }

    void anUnknownHashIsNotFound()
    {
        const auto hash = crypto::hash("nothing");
        VERIFY_ERROR(m_space->media.find(hash), Error::NotFound);
        VERIFY_ERROR(m_space->media.open(hash), Error::NotFound);
        VERIFY_ERROR(m_space->media.verify(hash), Error::NotFound);
        VERIFY_ERROR(m_space->media.markDelivered(hash), Error::NotFound);
    }

    void theSameContentIsStoredOnce()
    {
        VERIFY_OK(m_space->add(content(1000)));
        VERIFY_OK(m_space->add(content(1000)));
        QCOMPARE(m_space->mediaFiles().size(), 1);
        QCOMPARE(m_space->replica.number("SELECT count(*) FROM media"), 1);
    }

    void everyFileHasAKeyOfItsOwn()
    {
        const auto first = m_space->add(content(1000, 1));
        const auto second = m_space->add(content(1000, 2));
        VERIFY_OK(first);
        VERIFY_OK(second);
        QVERIFY(QFile::remove(m_space->pathOf(second->hash)));
        QVERIFY(QFile::copy(m_space->pathOf(first->hash), m_space->pathOf(second->hash)));
        VERIFY_ERROR(m_space->media.open(second->hash), Error::Corrupt);
    }

    //! The hash is associated data of the wrapped key, so rows cannot be exchanged either.
    void aWrappedKeyOpensOnlyItsOwnFile()
    {
        const auto first = m_space->add(content(1000, 1));
        const auto second = m_space->add(content(1000, 2));
        VERIFY_OK(first);
        VERIFY_OK(second);
        auto update = m_space->replica.database.prepare(
            "UPDATE media SET wrapped_key = (SELECT wrapped_key FROM media WHERE hash = ?1) "
            "WHERE hash = ?2");
        VERIFY_OK(update);
        VERIFY_OK((*update).bindBytes(1, first->hash).bindBytes(2, second->hash).run());
        QVERIFY(QFile::remove(m_space->pathOf(second->hash)));
        QVERIFY(QFile::copy(m_space->pathOf(first->hash), m_space->pathOf(second->hash)));
        VERIFY_ERROR(m_space->media.open(second->hash), Error::Corrupt);
    }

    void aFileThatVanishedIsTakenAnew()
    {
        const auto added = m_space->add(content(1000));
        VERIFY_OK(added);
        QVERIFY(QFile::remove(m_space->pathOf(added->hash)));
        VERIFY_ERROR(m_space->media.open(added->hash), Error::NotFound);
        VERIFY_OK(m_space->add(content(1000)));
        VERIFY_OK(m_space->media.verify(added->hash));
    }

    void aDamagedFileIsNoticed()
    {
        const auto added = m_space->add(content(2 * chunkSize));
        VERIFY_OK(added);
        QFile file(m_space->pathOf(added->hash));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(50'000));
        QVERIFY(file.putChar('x') && file.seek(50'001) && file.putChar('x'));
        file.close();
        VERIFY_ERROR(m_space->media.verify(added->hash), Error::Corrupt);
    }

    void cancellingLeavesNothing()
    {
        auto plain = content(5 * chunkSize);
        QBuffer source(&plain);
        QVERIFY(source.open(QIODevice::ReadOnly));
        double last = 0;
        VERIFY_ERROR(m_space->media.add(source, u"video/mp4"_s,
                                        [&](double part) {
                                            last = part;
                                            return part < 0.5;
                                        }),
                     Error::Cancelled);
        QVERIFY(last >= 0.5 && last < 1);
        QVERIFY(m_space->mediaFiles().isEmpty());
        QCOMPARE(m_space->replica.number("SELECT count(*) FROM media"), 0);
    }

#ifdef Q_OS_UNIX
    //! A limit on file sizes stands in for a full disk; the database stays below it.
    void aFullDiskLeavesNothing()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        auto plain = content(40 * chunkSize);
        QBuffer source(&plain);
        QVERIFY(source.open(QIODevice::ReadOnly));
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        auto small = before;
        small.rlim_cur = 20 * chunkSize;
        setrlimit(RLIMIT_FSIZE, &small);
        const auto refused = m_space->media.add(source, u"video/mp4"_s);
        setrlimit(RLIMIT_FSIZE, &before);
        VERIFY_ERROR(refused, Error::DiskFull);
        QVERIFY(m_space->mediaFiles().isEmpty());
        VERIFY_OK(m_space->add(plain));
    }
#endif

    void noPlainByteReachesTheFolder()
    {
        const auto canary = QByteArray("canary in the meeting room ").repeated(5000);
        VERIFY_OK(m_space->add(canary));
        QDirIterator files(m_space->replica.folder.path(), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("canary"), qPrintable(file.fileName()));
            ++seen;
        }
        QVERIFY(seen >= 3);
    }

    void aDeviceOutlivesTheStore()
    {
        const auto plain = content(chunkSize + 1);
        const auto added = m_space->add(plain);
        VERIFY_OK(added);
        auto &replica = m_space->replica;
        std::optional<MediaStore> brief(std::in_place, replica.database, replica.vault,
                                        replica.clock, replica.random);
        auto device = brief->open(added->hash);
        VERIFY_OK(device);
        brief.reset();
        QCOMPARE((*device)->readAll(), plain);
    }

    void filesAreUndeliveredUntilTheHubHasThem()
    {
        const auto photo = m_space->add(content(5000, 1), u"image/jpeg"_s);
        const auto thumbnail = m_space->add(content(500, 2), u"image/jpeg"_s);
        VERIFY_OK(m_space->add(content(700, 3), u"image/jpeg"_s)); // nothing refers to it
        VERIFY_OK(photo);
        VERIFY_OK(thumbnail);
        VERIFY_OK(
            m_space->attach({{.hash = photo->hash, .size = 5000, .thumbnail = thumbnail->hash}}));

        QCOMPARE(MediaFixture::hashesOf(m_space->media.undelivered()),
                 (QList{thumbnail->hash, photo->hash}));
        VERIFY_OK(m_space->media.markDelivered(thumbnail->hash));
        QCOMPARE(MediaFixture::hashesOf(m_space->media.undelivered()), QList{photo->hash});
        const auto found = m_space->media.find(thumbnail->hash);
        VERIFY_OK(found);
        QCOMPARE(found->deliveredAt, m_space->replica.clock.nowMs());
        m_space->replica.clock.advance(1000);
        VERIFY_OK(m_space->media.markDelivered(thumbnail->hash));
        QCOMPARE(m_space->media.find(thumbnail->hash)->deliveredAt,
                 m_space->replica.clock.nowMs() - 1000);
    }

    void wantedIsWhatRecordsNameAndIsNotHere()
    {
        const auto here = m_space->add(content(100, 9));
        VERIFY_OK(here);
        const auto video = crypto::hash("video");
        const auto photo = crypto::hash("photo");
        const auto thumbnail = crypto::hash("thumbnail");
        VERIFY_OK(
            m_space->attach({{.role = AttachmentRole::Video,
                              .hash = video,
                              .size = 5'000'000'000,
                              .mediaType = u"video/mp4"_s,
                              .thumbnail = thumbnail},
                             {.hash = photo, .size = 4000, .mediaType = u"image/png"_s},
                             {.hash = here->hash, .size = 100, .mediaType = u"image/png"_s}}));

        const auto wanted = m_space->media.wanted();
        VERIFY_OK(wanted);
        QCOMPARE(MediaFixture::hashesOf(wanted), (QList{thumbnail, photo, video}));
        QCOMPARE(wanted->at(0).size, 0);
        QCOMPARE(wanted->at(0).mediaType, u"image/jpeg"_s);
        QCOMPARE(wanted->at(1).mediaType, u"image/png"_s);
        QCOMPARE(wanted->at(2).size, 5'000'000'000);
        QVERIFY(!wanted->at(2).present);
    }

private:
    static QByteArray content(qsizetype size, quint64 seed = 1)
    {
        return MediaFixture::content(size, seed);
    }

    std::optional<MediaFixture> m_space;
};

BRANCHBOOK_TEST(MediaStoreTest)
#include "MediaStoreTest.moc"
