// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/VideoView.h"

#include "models/media/MediaStore.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class VideoViewTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_replica.emplace();
        m_media.emplace(m_replica->database, m_replica->vault, m_replica->clock, m_replica->random);
        m_view.emplace();
        m_view->resize(400, 360);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(&*m_view));
    }
    void cleanup()
    {
        m_view.reset();
        m_media.reset();
        m_replica.reset();
    }

    void theFirstFrameIsShownAndWaits()
    {
        load(u"video.mp4"_s);
        QVERIFY(!m_view->isPlaying());
        QCOMPARE(m_view->frame().size(), QSize(320, 240));
        QCOMPARE(m_view->duration(), 2000);
        // Drawn by the widget itself, so it is in the picture of the window.
        const auto picture = m_view->grab().toImage();
        QSet<QRgb> colours;
        for (int x = 50; x < 350; x += 10)
            colours.insert(picture.pixel(x, 100));
        QVERIFY(colours.size() > 4);
    }

    void seekingChangesTheFrame()
    {
        load(u"video.mp4"_s);
        const auto first = m_view->frame();
        m_view->seek(1500);
        QTRY_VERIFY(m_view->frame() != first);
        QTRY_VERIFY(m_view->position() >= 1000);
    }

    void playingGoesOnAndPausingStops()
    {
        load(u"video.mp4"_s);
        QTest::keyClick(&*m_view, Qt::Key_Space);
        QVERIFY(m_view->isPlaying());
        QTRY_VERIFY(m_view->position() > 200);
        QTest::keyClick(&*m_view, Qt::Key_Space);
        QVERIFY(!m_view->isPlaying());
    }

    void theArrowsStayInsideTheVideo()
    {
        load(u"video.mp4"_s);
        QTest::keyClick(&*m_view, Qt::Key_Left);
        QTRY_COMPARE(m_view->position(), 0);
        QTest::keyClick(&*m_view, Qt::Key_Right);
        QTRY_VERIFY(m_view->position() > 1000);
        QVERIFY(m_view->position() <= 2000);
    }

    void hidingPauses()
    {
        load(u"video.mp4"_s);
        m_view->play();
        QTRY_VERIFY(m_view->position() > 0);
        m_view->hide();
        QVERIFY(!m_view->isPlaying());
    }

    void aPortraitVideoStandsUpright()
    {
        load(u"video-portrait.mp4"_s);
        QCOMPARE(m_view->frame().size(), QSize(240, 320));
    }

    void clearingLetsGoOfTheFile()
    {
        load(u"video.mp4"_s);
        m_view->play();
        m_view->clear();
        QVERIFY(m_view->frame().isNull());
        load(u"video-portrait.mp4"_s);
        QCOMPARE(m_view->frame().size(), QSize(240, 320));
    }

    void everyControlHasAName()
    {
        QVERIFY(!m_view->accessibleName().isEmpty());
        for (const auto *button : m_view->findChildren<QToolButton *>())
            QVERIFY(!button->accessibleName().isEmpty());
    }

private:
    //! From the encrypted store, as the program does.
    void load(const QString &name)
    {
        QFile file(support::dataFile(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto added = m_media->add(file, u"video/mp4"_s);
        VERIFY_OK(added);
        auto device = m_media->open(added->hash);
        VERIFY_OK(device);
        QSignalSpy shown(&*m_view, &ui::VideoView::shown);
        m_view->load(std::move(*device));
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 20'000);
    }

    std::optional<support::TestReplica> m_replica;
    std::optional<models::MediaStore> m_media;
    std::optional<ui::VideoView> m_view;
};

BRANCHBOOK_TEST(VideoViewTest)
#include "VideoViewTest.moc"
