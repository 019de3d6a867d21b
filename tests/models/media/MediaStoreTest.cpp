// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/MediaStore.h"

#include "models/crypto/ChunkedFile.h"
#include "models/crypto/Cryptography.h"
#include "models/media/ThumbnailRepository.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

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

namespace {

constexpr qint64 dayMs = 24 * 60 * 60 * 1000LL;

QByteArray content(qsizetype size, quint64 seed = 1)
{
    QByteArray bytes(size, Qt::Uninitialized);
    support::FakeRandom(seed).fill(bytes.data(), size);
    return bytes;
}

} // namespace

class MediaStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_replica.emplace();
        m_media.emplace(m_replica->database, m_replica->vault, m_replica->clock, m_replica->random);
    }

    void whatWasAddedIsReadBackUnderItsHash()
    {
        const auto plain = content(3 * chunkSize + 17);
        const auto added = add(plain, u"video/mp4"_s);
        VERIFY_OK(added);
        QCOMPARE(added->hash, crypto::hash(plain));
        QCOMPARE(added->size, plain.size());
        QVERIFY(added->present);
        QCOMPARE(added->deliveredAt, 0);

        const auto found = m_media->find(added->hash);
        VERIFY_OK(found);
        QCOMPARE(found->mediaType, u"video/mp4"_s);
        auto device = m_media->open(added->hash);
        VERIFY_OK(device);
        QCOMPARE((*device)->readAll(), plain);
        VERIFY_OK(m_media->verify(added->hash));
        QCOMPARE(m_media->list().value_or(QList<QByteArray>{}), QList{added->hash});
    }

    void anUnknownHashIsNotFound()
    {
        const auto hash = crypto::hash("nothing");
        VERIFY_ERROR(m_media->find(hash), Error::NotFound);
        VERIFY_ERROR(m_media->open(hash), Error::NotFound);
        VERIFY_ERROR(m_media->verify(hash), Error::NotFound);
        VERIFY_ERROR(m_media->markDelivered(hash), Error::NotFound);
    }

    void theSameContentIsStoredOnce()
    {
        VERIFY_OK(add(content(1000)));
        VERIFY_OK(add(content(1000)));
        QCOMPARE(mediaFiles().size(), 1);
        QCOMPARE(m_replica->number("SELECT count(*) FROM media"), 1);
    }

    void everyFileHasAKeyOfItsOwn()
    {
        const auto first = add(content(1000, 1));
        const auto second = add(content(1000, 2));
        VERIFY_OK(first);
        VERIFY_OK(second);
        QVERIFY(QFile::remove(pathOf(second->hash)));
        QVERIFY(QFile::copy(pathOf(first->hash), pathOf(second->hash)));
        VERIFY_ERROR(m_media->open(second->hash), Error::Corrupt);
    }

    //! The hash is associated data of the wrapped key, so rows cannot be exchanged either.
    void aWrappedKeyOpensOnlyItsOwnFile()
    {
        const auto first = add(content(1000, 1));
        const auto second = add(content(1000, 2));
        VERIFY_OK(first);
        VERIFY_OK(second);
        auto update = m_replica->database.prepare(
            "UPDATE media SET wrapped_key = (SELECT wrapped_key FROM media WHERE hash = ?1) "
            "WHERE hash = ?2");
        VERIFY_OK(update);
        VERIFY_OK((*update).bindBytes(1, first->hash).bindBytes(2, second->hash).run());
        QVERIFY(QFile::remove(pathOf(second->hash)));
        QVERIFY(QFile::copy(pathOf(first->hash), pathOf(second->hash)));
        VERIFY_ERROR(m_media->open(second->hash), Error::Corrupt);
    }

    void aFileThatVanishedIsTakenAnew()
    {
        const auto added = add(content(1000));
        VERIFY_OK(added);
        QVERIFY(QFile::remove(pathOf(added->hash)));
        VERIFY_ERROR(m_media->open(added->hash), Error::NotFound);
        VERIFY_OK(add(content(1000)));
        VERIFY_OK(m_media->verify(added->hash));
    }

    void aDamagedFileIsNoticed()
    {
        const auto added = add(content(2 * chunkSize));
        VERIFY_OK(added);
        QFile file(pathOf(added->hash));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(50'000));
        QVERIFY(file.putChar('x') && file.seek(50'001) && file.putChar('x'));
        file.close();
        VERIFY_ERROR(m_media->verify(added->hash), Error::Corrupt);
    }

    void cancellingLeavesNothing()
    {
        auto plain = content(5 * chunkSize);
        QBuffer source(&plain);
        QVERIFY(source.open(QIODevice::ReadOnly));
        double last = 0;
        VERIFY_ERROR(m_media->add(source, u"video/mp4"_s,
                                  [&](double part) {
                                      last = part;
                                      return part < 0.5;
                                  }),
                     Error::Cancelled);
        QVERIFY(last >= 0.5 && last < 1);
        QVERIFY(mediaFiles().isEmpty());
        QCOMPARE(m_replica->number("SELECT count(*) FROM media"), 0);
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
        const auto refused = m_media->add(source, u"video/mp4"_s);
        setrlimit(RLIMIT_FSIZE, &before);
        VERIFY_ERROR(refused, Error::DiskFull);
        QVERIFY(mediaFiles().isEmpty());
        VERIFY_OK(add(plain));
    }
#endif

    void noPlainByteReachesTheFolder()
    {
        const auto canary = QByteArray("canary in the meeting room ").repeated(5000);
        VERIFY_OK(add(canary));
        QDirIterator files(m_replica->folder.path(), QDir::Files | QDir::Hidden,
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
        const auto added = add(plain);
        VERIFY_OK(added);
        auto device = m_media->open(added->hash);
        VERIFY_OK(device);
        m_media.reset();
        QCOMPARE((*device)->readAll(), plain);
    }

    void filesAreUndeliveredUntilTheHubHasThem()
    {
        const auto photo = add(content(5000, 1), u"image/jpeg"_s);
        const auto thumbnail = add(content(500, 2), u"image/jpeg"_s);
        VERIFY_OK(add(content(700, 3), u"image/jpeg"_s)); // nothing refers to it
        VERIFY_OK(photo);
        VERIFY_OK(thumbnail);
        VERIFY_OK(attach({{.hash = photo->hash, .size = 5000, .thumbnail = thumbnail->hash}}));

        QCOMPARE(hashes(m_media->undelivered()), (QList{thumbnail->hash, photo->hash}));
        VERIFY_OK(m_media->markDelivered(thumbnail->hash));
        QCOMPARE(hashes(m_media->undelivered()), QList{photo->hash});
        const auto found = m_media->find(thumbnail->hash);
        VERIFY_OK(found);
        QCOMPARE(found->deliveredAt, m_replica->clock.nowMs());
        m_replica->clock.advance(1000);
        VERIFY_OK(m_media->markDelivered(thumbnail->hash));
        QCOMPARE(m_media->find(thumbnail->hash)->deliveredAt, m_replica->clock.nowMs() - 1000);
    }

    void wantedIsWhatRecordsNameAndIsNotHere()
    {
        const auto here = add(content(100, 9));
        VERIFY_OK(here);
        const auto video = crypto::hash("video");
        const auto photo = crypto::hash("photo");
        const auto thumbnail = crypto::hash("thumbnail");
        VERIFY_OK(attach({{.role = AttachmentRole::Video,
                           .hash = video,
                           .size = 5'000'000'000,
                           .mediaType = u"video/mp4"_s,
                           .thumbnail = thumbnail},
                          {.hash = photo, .size = 4000, .mediaType = u"image/png"_s},
                          {.hash = here->hash, .size = 100, .mediaType = u"image/png"_s}}));

        const auto wanted = m_media->wanted();
        VERIFY_OK(wanted);
        QCOMPARE(hashes(wanted), (QList{thumbnail, photo, video}));
        QCOMPARE(wanted->at(0).size, 0);
        QCOMPARE(wanted->at(0).mediaType, u"image/jpeg"_s);
        QCOMPARE(wanted->at(1).mediaType, u"image/png"_s);
        QCOMPARE(wanted->at(2).size, 5'000'000'000);
        QVERIFY(!wanted->at(2).present);
    }

    void aDownloadBecomesAFile()
    {
        const auto plain = content(2 * chunkSize + 5);
        const auto hash = crypto::hash(plain);
        auto incoming = m_media->receive(hash, plain.size(), u"video/mp4"_s);
        VERIFY_OK(incoming);
        QCOMPARE((*incoming)->received(), 0);
        for (qsizetype at = 0; at < plain.size(); at += 10'000)
            VERIFY_OK((*incoming)->append(QByteArrayView(plain).sliced(at).first(
                std::min<qsizetype>(10'000, plain.size() - at))));
        QCOMPARE((*incoming)->received(), plain.size());
        VERIFY_ERROR(m_media->open(hash), Error::NotFound);
        QVERIFY(!m_media->find(hash)->present);

        VERIFY_OK((*incoming)->finish());

        VERIFY_OK(m_media->verify(hash));
        const auto found = m_media->find(hash);
        VERIFY_OK(found);
        QVERIFY(found->present);
        QCOMPARE(found->deliveredAt, m_replica->clock.nowMs());
        VERIFY_ERROR(m_media->receive(hash, plain.size(), u"video/mp4"_s), Error::Conflict);
    }

    void aDownloadResumesAfterACutAnywhere()
    {
        support::FakeRandom random(4);
        for (int round = 0; round < 40; ++round) {
            const auto plain = content(3 * chunkSize + 99, quint64(round + 10));
            const auto hash = crypto::hash(plain);
            qint64 safe = 0;
            for (int cut = 0; cut < 3; ++cut) {
                auto incoming = m_media->receive(hash, plain.size(), u"video/mp4"_s);
                VERIFY_OK(incoming);
                const auto received = (*incoming)->received();
                QVERIFY(received >= safe);
                quint32 length = 0;
                random.fill(&length, sizeof length);
                VERIFY_OK((*incoming)->append(QByteArrayView(plain).sliced(received).first(
                    qsizetype(length % quint32(plain.size() - received + 1)))));
                safe = (*incoming)->received() / chunkSize * chunkSize;
            }
            auto incoming = m_media->receive(hash, plain.size(), u"video/mp4"_s);
            VERIFY_OK(incoming);
            VERIFY_OK((*incoming)->append(QByteArrayView(plain).sliced((*incoming)->received())));
            VERIFY_OK((*incoming)->finish());
            VERIFY_OK(m_media->verify(hash));
        }
    }

    void aDownloadOfOtherContentIsDiscarded()
    {
        const auto plain = content(1000);
        const auto hash = crypto::hash("something else");
        auto incoming = m_media->receive(hash, plain.size(), u"image/jpeg"_s);
        VERIFY_OK(incoming);
        VERIFY_OK((*incoming)->append(plain));
        VERIFY_ERROR((*incoming)->finish(), Error::Corrupt);
        VERIFY_ERROR(m_media->find(hash), Error::NotFound);
        QVERIFY(mediaFiles().isEmpty());
    }

    void aDownloadOfAnotherSizeBeginsAnew()
    {
        const auto hash = crypto::hash("x");
        {
            auto incoming = m_media->receive(hash, 3 * chunkSize, u"video/mp4"_s);
            VERIFY_OK(incoming);
            VERIFY_OK((*incoming)->append(content(chunkSize)));
        }
        auto incoming = m_media->receive(hash, 4 * chunkSize, u"video/mp4"_s);
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
            auto incoming = m_media->receive(hash, plain.size(), u"video/mp4"_s);
            VERIFY_OK(incoming);
            VERIFY_OK((*incoming)->append(plain));
            VERIFY_OK((*incoming)->finish());
        }
        VERIFY_OK(m_replica->database.execute("UPDATE media SET state = 'partial'"));
        auto incoming = m_media->receive(hash, plain.size(), u"video/mp4"_s);
        VERIFY_OK(incoming);
        QCOMPARE((*incoming)->received(), plain.size());
        VERIFY_OK((*incoming)->finish());
        VERIFY_OK(m_media->verify(hash));
    }

    void addingByHandWinsOverADownload()
    {
        const auto plain = content(2 * chunkSize);
        const auto hash = crypto::hash(plain);
        auto incoming = m_media->receive(hash, plain.size(), u"video/mp4"_s);
        VERIFY_OK(incoming);
        VERIFY_OK((*incoming)->append(plain));
        VERIFY_OK(add(plain, u"video/mp4"_s));
        QVERIFY((*incoming)->finish().has_value() || !mediaFiles().isEmpty());
        VERIFY_OK(m_media->verify(hash));
        QCOMPARE(mediaFiles().size(), 1);
    }

    void unreferencedFilesGoAfterThirtyDays()
    {
        const auto attached = add(content(100, 1));
        const auto forgotten = add(content(100, 2));
        VERIFY_OK(attached);
        VERIFY_OK(forgotten);
        VERIFY_OK(attach({{.hash = attached->hash, .size = 100, .mediaType = u"image/png"_s}}));
        VERIFY_OK(
            ThumbnailRepository(m_replica->database).save(forgotten->hash, "jpeg", QSize(1, 1)));

        QCOMPARE(m_media->sweep().value_or(-1), 0);
        m_replica->clock.advance(30 * dayMs - 1);
        QCOMPARE(m_media->sweep().value_or(-1), 0);
        m_replica->clock.advance(1);
        QCOMPARE(m_media->sweep().value_or(-1), 1);

        VERIFY_OK(m_media->verify(attached->hash));
        VERIFY_ERROR(m_media->find(forgotten->hash), Error::NotFound);
        QCOMPARE(mediaFiles().size(), 1);
        QCOMPARE(m_replica->number("SELECT count(*) FROM thumbnails"), 0);
    }

    void aThumbnailStaysWithItsAttachment()
    {
        const auto photo = add(content(100, 1));
        const auto thumbnail = add(content(100, 2));
        VERIFY_OK(photo);
        VERIFY_OK(thumbnail);
        VERIFY_OK(attach({{.hash = photo->hash,
                           .size = 100,
                           .mediaType = u"image/png"_s,
                           .thumbnail = thumbnail->hash}}));
        VERIFY_OK(m_media->sweep());
        m_replica->clock.advance(31 * dayMs);
        QCOMPARE(m_media->sweep().value_or(-1), 0);
        VERIFY_OK(m_media->verify(thumbnail->hash));
    }

    void whatADraftHoldsStays()
    {
        const auto photo = add(content(100, 1));
        VERIFY_OK(photo);
        Draft draft;
        draft.editor = u"meeting"_s;
        draft.record = RecordId(QUuid::createUuid());
        draft.organisation = m_replica->branch;
        draft.person = m_replica->person;
        draft.content = {{u"attachments"_s, QCborArray{photo->hash}}};
        VERIFY_OK(m_replica->drafts.save(draft));
        VERIFY_OK(m_media->sweep());
        m_replica->clock.advance(40 * dayMs);
        QCOMPARE(m_media->sweep().value_or(-1), 0);
        VERIFY_OK(m_media->verify(photo->hash));
    }

    void addingAgainStartsTheGraceAnew()
    {
        const auto photo = add(content(100, 1));
        VERIFY_OK(photo);
        VERIFY_OK(m_media->sweep());
        m_replica->clock.advance(29 * dayMs);
        VERIFY_OK(add(content(100, 1)));
        m_replica->clock.advance(2 * dayMs);
        QCOMPARE(m_media->sweep().value_or(-1), 0);
        VERIFY_OK(m_media->verify(photo->hash));
    }

    void strayFilesOfACrashAreSwept()
    {
        const auto photo = add(content(100, 1));
        VERIFY_OK(photo);
        const auto strange = crypto::hash("moved in, never committed");
        QVERIFY(QDir().mkpath(QFileInfo(pathOf(strange)).path()));
        QVERIFY(QFile::copy(pathOf(photo->hash), pathOf(strange)));
        const auto old = m_replica->vault.mediaFolder() + u"/incoming/new-00ff"_s;
        QVERIFY(QFile::copy(pathOf(photo->hash), old));
        QFile file(old);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(
            file.setFileTime(QDateTime::fromMSecsSinceEpoch(m_replica->clock.nowMs() - 2 * dayMs),
                             QFileDevice::FileModificationTime));
        file.close();
        QCOMPARE(mediaFiles().size(), 3);

        QCOMPARE(m_media->sweep().value_or(-1), 0);

        QCOMPARE(mediaFiles(), QStringList{pathOf(photo->hash)});
    }

    void aDownloadUnderWayIsNotSwept()
    {
        const auto plain = content(3 * chunkSize);
        const auto hash = crypto::hash(plain);
        VERIFY_OK(attach({{.hash = hash, .size = plain.size(), .mediaType = u"image/png"_s}}));
        {
            auto incoming = m_media->receive(hash, plain.size(), u"image/png"_s);
            VERIFY_OK(incoming);
            VERIFY_OK((*incoming)->append(QByteArrayView(plain).first(2 * chunkSize)));
        }
        m_replica->clock.advance(60 * dayMs);
        VERIFY_OK(m_media->sweep());
        auto incoming = m_media->receive(hash, plain.size(), u"image/png"_s);
        VERIFY_OK(incoming);
        QCOMPARE((*incoming)->received(), 2 * chunkSize);
    }

private:
    Result<MediaInfo> add(QByteArray plain, const QString &type = u"image/jpeg"_s)
    {
        QBuffer source(&plain);
        source.open(QIODevice::ReadOnly);
        return m_media->add(source, type);
    }

    //! A stored meeting with these attachments.
    Result<Meeting> attach(QList<Attachment> attachments)
    {
        auto meeting = m_replica->aMeeting();
        for (auto &attachment : attachments) {
            attachment.id = newId<AttachmentId>(m_replica->clock, m_replica->random);
            if (attachment.mediaType.isEmpty())
                attachment.mediaType = u"image/jpeg"_s;
        }
        meeting.attachments = attachments;
        return m_replica->meetings.save(meeting);
    }

    static QList<QByteArray> hashes(const Result<QList<MediaInfo>> &infos)
    {
        QList<QByteArray> list;
        if (infos) {
            for (const auto &info : *infos)
                list.append(info.hash);
        }
        return list;
    }

    QString pathOf(const QByteArray &hash) const
    {
        const auto name = QString::fromLatin1(hash.toHex());
        return m_replica->vault.mediaFolder() + u'/' + name.first(2) + u'/' + name;
    }

    QStringList mediaFiles() const
    {
        QStringList paths;
        QDirIterator files(m_replica->vault.mediaFolder(), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            paths.append(files.next());
        return paths;
    }

    std::optional<support::TestReplica> m_replica;
    std::optional<MediaStore> m_media;
};

BRANCHBOOK_TEST(MediaStoreTest)
#include "MediaStoreTest.moc"
