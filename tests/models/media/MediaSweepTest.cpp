// SPDX-License-Identifier: GPL-3.0-or-later
#include "MediaFixture.h"
#include "models/crypto/ChunkedFile.h"
#include "models/crypto/Cryptography.h"
#include "models/media/MediaSweeper.h"
#include "models/media/ThumbnailRepository.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include <QCborArray>
#include <QDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;
using chunked::chunkSize;

//! What goes from the media folder, and above all what stays.
class MediaSweepTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_space.emplace(); }

    void unreferencedFilesGoAfterThirtyDays()
    {
        const auto attached = m_space->add(content(100, 1));
        const auto forgotten = m_space->add(content(100, 2));
        VERIFY_OK(attached);
        VERIFY_OK(forgotten);
        VERIFY_OK(
            m_space->attach({{.hash = attached->hash, .size = 100, .mediaType = u"image/png"_s}}));
        VERIFY_OK(ThumbnailRepository(m_space->replica.database)
                      .save(forgotten->hash, "jpeg", QSize(1, 1)));

        QCOMPARE(m_space->media.sweep().value_or(-1), 0);
        m_space->replica.clock.advance(30 * dayMs - 1);
        QCOMPARE(m_space->media.sweep().value_or(-1), 0);
        m_space->replica.clock.advance(1);
        QCOMPARE(m_space->media.sweep().value_or(-1), 1);

        VERIFY_OK(m_space->media.verify(attached->hash));
        VERIFY_ERROR(m_space->media.find(forgotten->hash), Error::NotFound);
        QCOMPARE(m_space->mediaFiles().size(), 1);
        QCOMPARE(m_space->replica.number("SELECT count(*) FROM thumbnails"), 0);
    }

    void aThumbnailStaysWithItsAttachment()
    {
        const auto photo = m_space->add(content(100, 1));
        const auto thumbnail = m_space->add(content(100, 2));
        VERIFY_OK(photo);
        VERIFY_OK(thumbnail);
        VERIFY_OK(m_space->attach({{.hash = photo->hash,
                                    .size = 100,
                                    .mediaType = u"image/png"_s,
                                    .thumbnail = thumbnail->hash}}));
        VERIFY_OK(m_space->media.sweep());
        m_space->replica.clock.advance(31 * dayMs);
        QCOMPARE(m_space->media.sweep().value_or(-1), 0);
        VERIFY_OK(m_space->media.verify(thumbnail->hash));
    }

    void whatADraftHoldsStays()
    {
        const auto photo = m_space->add(content(100, 1));
        VERIFY_OK(photo);
        Draft draft;
        draft.editor = u"meeting"_s;
        draft.record = RecordId(QUuid::createUuid());
        draft.organisation = m_space->replica.branch;
        draft.person = m_space->replica.person;
        draft.content = {{u"attachments"_s, QCborArray{photo->hash}}};
        VERIFY_OK(m_space->replica.drafts.save(draft));
        VERIFY_OK(m_space->media.sweep());
        m_space->replica.clock.advance(40 * dayMs);
        QCOMPARE(m_space->media.sweep().value_or(-1), 0);
        VERIFY_OK(m_space->media.verify(photo->hash));
    }

    void addingAgainStartsTheGraceAnew()
    {
        const auto photo = m_space->add(content(100, 1));
        VERIFY_OK(photo);
        VERIFY_OK(m_space->media.sweep());
        m_space->replica.clock.advance(29 * dayMs);
        VERIFY_OK(m_space->add(content(100, 1)));
        m_space->replica.clock.advance(2 * dayMs);
        QCOMPARE(m_space->media.sweep().value_or(-1), 0);
        VERIFY_OK(m_space->media.verify(photo->hash));
    }

    void strayFilesOfACrashAreSwept()
    {
        const auto photo = m_space->add(content(100, 1));
        VERIFY_OK(photo);
        const auto strange = crypto::hash("moved in, never committed");
        QVERIFY(m_space->leaveStray(m_space->pathOf(photo->hash), m_space->pathOf(strange), 0));
        const auto old = m_space->replica.vault.mediaFolder() + u"/incoming/new-00ff"_s;
        QVERIFY(m_space->leaveStray(m_space->pathOf(photo->hash), old, 2 * dayMs));
        QCOMPARE(m_space->mediaFiles().size(), 3);

        QCOMPARE(m_space->media.sweep().value_or(-1), 0);

        QCOMPARE(m_space->mediaFiles(), QStringList{m_space->pathOf(photo->hash)});
    }

    void aDownloadUnderWayIsNotSwept()
    {
        const auto plain = content(3 * chunkSize);
        const auto hash = crypto::hash(plain);
        VERIFY_OK(
            m_space->attach({{.hash = hash, .size = plain.size(), .mediaType = u"image/png"_s}}));
        {
            auto incoming = m_space->media.receive(hash, plain.size(), u"image/png"_s);
            VERIFY_OK(incoming);
            VERIFY_OK((*incoming)->append(QByteArrayView(plain).first(2 * chunkSize)));
        }
        m_space->replica.clock.advance(60 * dayMs);
        VERIFY_OK(m_space->media.sweep());
        auto incoming = m_space->media.receive(hash, plain.size(), u"image/png"_s);
        VERIFY_OK(incoming);
        QCOMPARE((*incoming)->received(), 2 * chunkSize);
    }

    void whatIsBeingAddedNowStays()
    {
        const auto photo = m_space->add(content(100, 1));
        VERIFY_OK(photo);
        const auto underWay = m_space->replica.vault.mediaFolder() + u"/incoming/new-00ff"_s;
        QVERIFY(m_space->leaveStray(m_space->pathOf(photo->hash), underWay, dayMs / 2));
        VERIFY_OK(m_space->media.sweep());
        QVERIFY(QFile::exists(underWay));
    }

    void whatWaitsForItsUploadStays()
    {
        const auto photo = m_space->add(content(100, 1));
        VERIFY_OK(photo);
        VERIFY_OK(m_space->attach({{.hash = photo->hash, .size = 100}}));
        VERIFY_OK(m_space->media.sweep());
        m_space->replica.clock.advance(400 * dayMs);
        QCOMPARE(m_space->media.sweep().value_or(-1), 0);
        QCOMPARE(MediaFixture::hashesOf(m_space->media.undelivered()), QList{photo->hash});
    }

    void theSweeperSweepsByItself()
    {
        auto &replica = m_space->replica;
        const auto photo = m_space->add(content(100, 1));
        VERIFY_OK(photo);
        VERIFY_OK(m_space->media.sweep());
        replica.clock.advance(30 * dayMs);
        const auto stray = replica.vault.mediaFolder() + u"/incoming/new-00ff"_s;
        QVERIFY(m_space->leaveStray(m_space->pathOf(photo->hash), stray, 2 * dayMs));

        MediaSweeper sweeper(replica.vault, replica.clock, replica.random);
        sweeper.start(0);

        QTRY_VERIFY(m_space->mediaFiles().isEmpty());
        VERIFY_ERROR(m_space->media.find(photo->hash), Error::NotFound);
    }

    void theSweeperLetsItsWorkerFinishWhenItGoes()
    {
        auto &replica = m_space->replica;
        const auto photo = m_space->add(content(100, 1));
        VERIFY_OK(photo);
        VERIFY_OK(m_space->media.sweep());
        replica.clock.advance(30 * dayMs);
        {
            MediaSweeper sweeper(replica.vault, replica.clock, replica.random);
            sweeper.sweepNow();
        }
        QVERIFY(m_space->mediaFiles().isEmpty());
    }

private:
    static QByteArray content(qsizetype size, quint64 seed = 1)
    {
        return MediaFixture::content(size, seed);
    }

    static constexpr qint64 dayMs = MediaFixture::dayMs;

    std::optional<MediaFixture> m_space;
};

BRANCHBOOK_TEST(MediaSweepTest)
#include "MediaSweepTest.moc"
