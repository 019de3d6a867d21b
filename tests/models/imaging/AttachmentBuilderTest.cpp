// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/AttachmentBuilder.h"

#include "models/crypto/Cryptography.h"
#include "models/imaging/Thumbnail.h"
#include "models/imaging/ThumbnailSource.h"
#include "models/imaging/VideoProbe.h"
#include "models/media/MediaStore.h"
#include "support/CanaryScanner.h"
#include "support/Check.h"
#include "support/SamplePicture.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QFutureWatcher>
#include <QSignalSpy>
#include <QTest>

using namespace models;
using support::SamplePicture;
using namespace Qt::StringLiterals;

namespace {

//! Waits for a future while the event loop runs, as the window does.
template <typename T>
bool finishes(const QFuture<T> &future)
{
    QFutureWatcher<T> watcher;
    QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
    watcher.setFuture(future);
    return future.isFinished() || finished.wait(60'000);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class AttachmentBuilderTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_replica.emplace();
        m_media.emplace(m_replica->database, m_replica->vault, m_replica->clock, m_replica->random);
        m_builder.emplace(m_replica->vault, m_replica->clock, m_random);
        m_sources.emplace();
    }
    void cleanup() { m_builder.reset(); }

    void aPhotoIsStoredAndDescribed()
    {
        const auto jpeg = SamplePicture{.size = {1600, 1200}, .orientation = 6}.jpeg();
        const auto built = build(file(u"主题党日.jpg"_s, jpeg));
        VERIFY_OK(built);
        QCOMPARE(built->role, AttachmentRole::Photo);
        QCOMPARE(built->mediaType, u"image/jpeg"_s);
        QCOMPARE(built->fileName, u"主题党日.jpg"_s);
        QCOMPARE(built->hash, crypto::hash(jpeg));
        QCOMPARE(built->size, jpeg.size());
        QCOMPARE(QSize(built->width, built->height), QSize(1200, 1600));
        QCOMPARE(built->takenAt, QDateTime({2026, 11, 5}, {6, 30}, Qt::UTC).toMSecsSinceEpoch());
        QVERIFY(!built->id.isNull());
        VERIFY_OK(m_media->verify(built->hash));

        // The thumbnail travels as a file of its own, and is in the database too.
        auto thumbnail = m_media->open(built->thumbnail);
        VERIFY_OK(thumbnail);
        QVERIFY((*thumbnail)->size() <= Thumbnail::byteCap);
        QCOMPARE(m_replica->number("SELECT count(*) FROM thumbnails"), 1);
        const auto image = ThumbnailSource(m_replica->database, *m_media).find(*built);
        VERIFY_OK(image);
        QCOMPARE(image->size(), QSize(360, 480));
    }

    void theTypeIsToldByContentNotByName()
    {
        const auto built = build(file(u"film.mp4"_s, SamplePicture{}.jpeg()));
        VERIFY_OK(built);
        QCOMPARE(built->role, AttachmentRole::Photo);
        QCOMPARE(built->mediaType, u"image/jpeg"_s);
    }

    void aVideoIsStoredAndDescribed()
    {
        const auto built = build(support::dataFile(u"video.mp4"_s));
        VERIFY_OK(built);
        QCOMPARE(built->role, AttachmentRole::Video);
        QCOMPARE(built->mediaType, u"video/mp4"_s);
        QCOMPARE(QSize(built->width, built->height), QSize(320, 240));
        QCOMPARE(built->durationMs, 2000);
        QCOMPARE(built->takenAt, QDateTime({2026, 11, 5}, {6, 30}, Qt::UTC).toMSecsSinceEpoch());
        VERIFY_OK(m_media->verify(built->hash));
        const auto image = ThumbnailSource(m_replica->database, *m_media).find(*built);
        VERIFY_OK(image);
        QCOMPARE(image->size(), QSize(320, 240));
    }

    void aPortraitVideoStandsUpright()
    {
        const auto built = build(support::dataFile(u"video-portrait.mp4"_s));
        VERIFY_OK(built);
        QCOMPARE(QSize(built->width, built->height), QSize(240, 320));
        const auto image = ThumbnailSource(m_replica->database, *m_media).find(*built);
        VERIFY_OK(image);
        QCOMPARE(image->size(), QSize(240, 320));
    }

    void theFirstFrameComesFromTheEncryptedFile()
    {
        const auto built = build(support::dataFile(u"video.mp4"_s));
        VERIFY_OK(built);
        auto device = m_media->open(built->hash);
        VERIFY_OK(device);
        const auto probe = VideoProbe::probe(std::move(*device));
        QVERIFY(finishes(probe));
        VERIFY_OK(probe.result());
        const auto facts = probe.result();
        QCOMPARE(facts->durationMs, 2000);
        QCOMPARE(facts->firstFrame.size(), QSize(320, 240));
    }

    void aDamagedVideoIsRefusedAndNotStored()
    {
        const auto whole = bytesOf(support::dataFile(u"video.mp4"_s));
        const auto built = build(file(u"torn.mp4"_s, whole.first(whole.size() / 2)));
        VERIFY_ERROR(built, Error::Unsupported);
        QCOMPARE(built.error().reason, u"video"_s);
        QCOMPARE(m_replica->number("SELECT count(*) FROM media"), 0);
    }

    void aDocumentNeedsNoPicture()
    {
        const auto built = build(file(u"signatures.txt"_s, "Twelve signatures."));
        VERIFY_OK(built);
        QCOMPARE(built->role, AttachmentRole::Document);
        QCOMPARE(built->mediaType, u"text/plain"_s);
        QVERIFY(built->thumbnail.isEmpty());
    }

    void aPastedPictureBecomesAFile()
    {
        QImage image(200, 100, QImage::Format_ARGB32);
        image.fill(Qt::red);
        const auto future = m_builder->fromImage(image, u"Pasted"_s);
        QVERIFY(finishes(future));
        const auto built = future.result();
        VERIFY_OK(built);
        QCOMPARE(built->fileName, u"Pasted.png"_s);
        QCOMPARE(built->mediaType, u"image/png"_s);
        QCOMPARE(QSize(built->width, built->height), QSize(200, 100));
        QCOMPARE(built->takenAt, 0);
        VERIFY_OK(m_media->verify(built->hash));
    }

    void aLargePastedPictureIsCompressed()
    {
        QImage image(1500, 1500, QImage::Format_RGB32);
        support::FakeRandom().fill(image.bits(), image.sizeInBytes());
        const auto future = m_builder->fromImage(image, u"Pasted"_s);
        QVERIFY(finishes(future));
        VERIFY_OK(future.result());
        QCOMPARE(future.result()->mediaType, u"image/jpeg"_s);
        QCOMPARE(future.result()->fileName, u"Pasted.jpg"_s);
    }

    void heicIsRefusedWithItsReason()
    {
        const auto built = build(file(u"IMG_1.heic"_s,
                                      QByteArray("\0\0\0\x18"
                                                 "ftypheic\0\0\0\0mif1heic",
                                                 24)));
        VERIFY_ERROR(built, Error::Unsupported);
        QCOMPARE(built.error().reason, u"heic"_s);
        QCOMPARE(m_replica->number("SELECT count(*) FROM media"), 0);
    }

    void aMissingFileIsNotFound()
    {
        VERIFY_ERROR(build(m_sources->filePath(u"nowhere.jpg"_s)), Error::NotFound);
        VERIFY_ERROR(build(m_sources->path()), Error::Io);
    }

    void longNamesKeepTheirEnding()
    {
        const auto name = QString(60, u'会') + u".jpg"_s;
        VERIFY_OK(build(file(name, SamplePicture{}.jpeg())));
        QImage image(10, 10, QImage::Format_RGB32);
        image.fill(Qt::blue);
        const auto future = m_builder->fromImage(image, QString(400, u'会') + u"\n"_s);
        QVERIFY(finishes(future));
        const auto built = future.result();
        VERIFY_OK(built);
        QCOMPARE(built->fileName.size(), 200);
        QVERIFY(built->fileName.endsWith(u".png"_s));
        QVERIFY(!built->fileName.contains(u'\n'));
    }

    void manyFilesComeOneAfterTheOther()
    {
        QList<QFuture<Result<Attachment>>> futures;
        for (int i = 1; i <= 8; ++i) {
            futures.append(m_builder->fromFile(
                file(QString::number(i), SamplePicture{.size = {300 + i, 200}}.jpeg())));
        }
        for (const auto &future : futures) {
            QVERIFY(finishes(future));
            VERIFY_OK(future.result());
            VERIFY_OK(m_media->verify(future.result()->hash));
        }
        QCOMPARE(m_replica->number("SELECT count(*) FROM thumbnails"), 8);
    }

    void destroyingTheBuilderLeavesNothingHalf()
    {
        QByteArray large(20'000'000, 'x');
        auto future = m_builder->fromFile(file(u"large.txt"_s, large));
        QTest::qWait(20);
        m_builder.reset();
        QVERIFY(future.isCanceled() || future.isFinished());
        for (const auto &hash : m_media->list().value_or(QList<QByteArray>{}))
            VERIFY_OK(m_media->verify(hash));
        const QDir incoming(m_replica->vault.mediaFolder() + u"/incoming"_s);
        QVERIFY(incoming.entryList(QDir::Files).isEmpty());
    }

    void aThumbnailFromTheHubIsTakenIn()
    {
        const auto built = build(file(u"1.jpg"_s, SamplePicture{}.jpeg()));
        VERIFY_OK(built);
        VERIFY_OK(m_replica->database.execute("DELETE FROM thumbnails"));
        VERIFY_OK(ThumbnailSource(m_replica->database, *m_media).find(*built));
        QCOMPARE(m_replica->number("SELECT count(*) FROM thumbnails"), 1);

        auto other = *built;
        other.hash = crypto::hash("another file");
        other.thumbnail = crypto::hash("not here yet");
        VERIFY_ERROR(ThumbnailSource(m_replica->database, *m_media).find(other), Error::NotFound);
    }

    void aLargeFileIsNotTakenForAThumbnail()
    {
        const auto built = build(file(u"1.jpg"_s, SamplePicture{.size = {3000, 3000}}.jpeg()));
        VERIFY_OK(built);
        auto other = *built;
        other.hash = crypto::hash("another file");
        other.thumbnail = built->hash;
        QVERIFY(built->size > Thumbnail::byteCap);
        VERIFY_ERROR(ThumbnailSource(m_replica->database, *m_media).find(other), Error::Corrupt);
    }

    //! Neither inside the vault nor beside it does a readable copy come to be.
    void noReadableCopyReachesADisk()
    {
        const auto jpeg = SamplePicture{.size = {800, 600}}.jpeg();
        const auto mp4 = bytesOf(support::dataFile(u"video.mp4"_s));
        support::CanaryScanner scanner;
        scanner.addBytes(u"jpeg"_s, jpeg.sliced(jpeg.size() / 2, 40));
        scanner.addBytes(u"mp4"_s, mp4.sliced(mp4.size() / 2, 40));
        const auto temporaryBefore = QDir::temp().entryList(QDir::Files | QDir::Hidden);
        const auto photo = file(u"1.jpg"_s, jpeg);
        QVERIFY(!scanner.scanFolder(m_sources->path()).isEmpty());

        VERIFY_OK(build(photo));
        VERIFY_OK(build(support::dataFile(u"video.mp4"_s)));

        QCOMPARE(scanner.scanFolder(m_replica->folder.path()), QStringList());
        for (const auto &name : QDir::temp().entryList(QDir::Files | QDir::Hidden)) {
            if (!temporaryBefore.contains(name)) {
                QCOMPARE(scanner.scan(bytesOf(QDir::temp().filePath(name)), name), QStringList());
            }
        }
    }

private:
    Result<Attachment> build(const QString &path)
    {
        const auto future = m_builder->fromFile(path);
        if (!finishes(future) || future.resultCount() == 0)
            return Error{Error::Internal, {}, u"no answer"_s};
        return future.result();
    }

    QString file(const QString &name, const QByteArray &bytes)
    {
        const auto path = m_sources->filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    SystemRandom m_random;
    std::optional<support::TestReplica> m_replica;
    std::optional<MediaStore> m_media;
    std::optional<AttachmentBuilder> m_builder;
    std::optional<QTemporaryDir> m_sources;
};

BRANCHBOOK_TEST(AttachmentBuilderTest)
#include "AttachmentBuilderTest.moc"
