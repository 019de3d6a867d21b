// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PhotoView.h"

#include "models/media/MediaStore.h"
#include "support/Check.h"
#include "support/SamplePicture.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QBuffer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

bool isRed(const QColor &colour)
{
    return colour.red() > 200 && colour.green() < 80 && colour.blue() < 80;
}

bool isBlue(const QColor &colour)
{
    return colour.blue() > 200 && colour.green() < 80 && colour.red() < 80;
}

std::unique_ptr<QIODevice> deviceOf(const QByteArray &bytes)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return buffer;
}

} // namespace

class PhotoViewTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_view.emplace();
        m_view->resize(400, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(&*m_view));
    }
    void cleanup() { m_view.reset(); }

    void aPhotoIsShownFromTheEncryptedStore()
    {
        support::TestReplica replica;
        models::MediaStore media(replica.database, replica.vault, replica.clock, replica.random);
        auto jpeg = support::SamplePicture{.size = {800, 600}}.jpeg();
        QBuffer source(&jpeg);
        QVERIFY(source.open(QIODevice::ReadOnly));
        const auto added = media.add(source, u"image/jpeg"_s);
        VERIFY_OK(added);
        auto device = media.open(added->hash);
        VERIFY_OK(device);
        load(std::move(*device));
        QCOMPARE(m_view->scale(), 0.5);
        const auto picture = m_view->grab().toImage();
        QVERIFY(isRed(picture.pixelColor(50, 50)));
        QVERIFY(isBlue(picture.pixelColor(50, 250)));
    }

    void keysZoomFitAndTurn()
    {
        load(deviceOf(support::SamplePicture{.size = {800, 600}}.jpeg()));
        QVERIFY(m_view->isFitted());
        QTest::keyClick(&*m_view, Qt::Key_1);
        QCOMPARE(m_view->scale(), 1.0);
        QVERIFY(!m_view->isFitted());
        QVERIFY(m_view->horizontalScrollBar()->maximum() > 0);
        QTest::keyClick(&*m_view, Qt::Key_Plus);
        QCOMPARE(m_view->scale(), 1.25);
        QTest::keyClick(&*m_view, Qt::Key_Minus);
        QCOMPARE(m_view->scale(), 1.0);
        QTest::keyClick(&*m_view, Qt::Key_0);
        QVERIFY(m_view->isFitted());
        QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);

        QTest::keyClick(&*m_view, Qt::Key_R);
        QCOMPARE(m_view->scale(), 300.0 / 800);
        // Turned clockwise, the blue quarter of the bottom left is at the top left.
        QVERIFY(isBlue(m_view->grab().toImage().pixelColor(120, 50)));
    }

    void aSmallPhotoIsNotEnlarged()
    {
        load(deviceOf(support::SamplePicture{.size = {100, 80}}.jpeg()));
        QCOMPARE(m_view->scale(), 1.0);
    }

    void whatCannotBeReadSaysSo()
    {
        QSignalSpy failed(&*m_view, &ui::PhotoView::failed);
        m_view->load(deviceOf("no picture at all"));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!m_view->isShowing());
    }

    void onlyTheLatestPhotoIsShown()
    {
        QSignalSpy shown(&*m_view, &ui::PhotoView::shown);
        m_view->load(deviceOf(support::SamplePicture{.size = {2000, 1600}}.jpeg()));
        m_view->load(deviceOf(support::SamplePicture{.size = {100, 80}}.jpeg()));
        QTRY_COMPARE(shown.size(), 1);
        QTest::qWait(100);
        QCOMPARE(shown.size(), 1);
        QCOMPARE(m_view->scale(), 1.0);
    }

    void clearingLeavesNothing()
    {
        load(deviceOf(support::SamplePicture{}.jpeg()));
        m_view->clear();
        QVERIFY(!m_view->isShowing());
    }

    void aScreenReaderHasANameForIt()
    {
        QVERIFY(!m_view->accessibleName().isEmpty());
        QVERIFY(!m_view->accessibleDescription().isEmpty());
    }

private:
    void load(std::unique_ptr<QIODevice> device)
    {
        QSignalSpy shown(&*m_view, &ui::PhotoView::shown);
        m_view->load(std::move(device));
        QTRY_COMPARE(shown.size(), 1);
    }

    std::optional<ui::PhotoView> m_view;
};

BRANCHBOOK_TEST(PhotoViewTest)
#include "PhotoViewTest.moc"
