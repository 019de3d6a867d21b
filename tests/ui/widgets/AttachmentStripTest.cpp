// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/AttachmentStrip.h"

#include "support/Check.h"
#include "support/SamplePicture.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "ui/widgets/AttachmentDialog.h"
#include "ui/widgets/AttachmentGrid.h"
#include "ui/widgets/AttachmentListModel.h"
#include "ui/widgets/PhotoView.h"
#include "ui/widgets/VideoView.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace models;
using namespace Qt::StringLiterals;
using support::SamplePicture;
using State = ui::AttachmentListModel::State;

class AttachmentStripTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_space.emplace();
        m_sources.emplace();
        m_strip.emplace(m_space->workspace);
        m_strip->resize(700, 500);
        m_strip->show();
        QVERIFY(QTest::qWaitForWindowExposed(&*m_strip));
    }
    void cleanup()
    {
        m_strip.reset();
        m_space.reset();
    }

    void chosenFilesBecomeTiles()
    {
        QSignalSpy changed(&*m_strip, &ui::AttachmentStrip::changed);
        add({photo(u"1.jpg"_s, 300), photo(u"2.jpg"_s, 310), support::dataFile(u"video.mp4"_s)});
        const auto attachments = m_strip->attachments();
        QCOMPARE(attachments.size(), 3);
        QCOMPARE(changed.size(), 3);
        QCOMPARE(attachments.at(0).fileName, u"1.jpg"_s);
        QCOMPARE(attachments.at(2).role, AttachmentRole::Video);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(attachments.at(i).position, i);
            QVERIFY(!tile(i).data(ui::AttachmentListModel::thumbnailRole).value<QImage>().isNull());
        }
    }

    void theSameFileIsTakenOnce()
    {
        add({photo(u"1.jpg"_s, 300)});
        add({photo(u"copy of 1.jpg"_s, 300)});
        QCOMPARE(m_strip->attachments().size(), 1);
        QVERIFY(message().contains(u"copy of 1.jpg"_s));
    }

    void aRefusedFileIsNamedWithItsReason()
    {
        add({file(u"broken.jpg"_s, SamplePicture{}.jpeg().first(400)), photo(u"2.jpg"_s, 310)});
        QCOMPARE(m_strip->attachments().size(), 1);
        QVERIFY(message().contains(u"broken.jpg"_s));
        // Until the next files come.
        add({photo(u"3.jpg"_s, 320)});
        QVERIFY(message().isEmpty());
    }

    void aPictureIsPastedByKeyboard()
    {
        QImage image(60, 40, QImage::Format_RGB32);
        image.fill(Qt::green);
        QApplication::clipboard()->setImage(image);
        QSignalSpy settled(&*m_strip, &ui::AttachmentStrip::settled);
        QTest::keyClick(grid(), Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(settled.size(), 1, 20'000);
        QCOMPARE(m_strip->attachments().size(), 1);
        QCOMPARE(m_strip->attachments().first().mediaType, u"image/png"_s);
    }

    void filesAreDropped()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(photo(u"1.jpg"_s, 300))});
        QSignalSpy settled(&*m_strip, &ui::AttachmentStrip::settled);
        QDragEnterEvent enter({30, 30}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(grid()->viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(30, 30), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(grid()->viewport(), &drop);
        QTRY_COMPARE_WITH_TIMEOUT(settled.size(), 1, 20'000);
        QCOMPARE(m_strip->attachments().size(), 1);
    }

    void altAndTheArrowsMoveATile()
    {
        add({photo(u"1.jpg"_s, 300), photo(u"2.jpg"_s, 310), photo(u"3.jpg"_s, 320)});
        grid()->setCurrentIndex(tile(0));
        QTest::keyClick(grid(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(names(), (QStringList{u"2.jpg"_s, u"1.jpg"_s, u"3.jpg"_s}));
        QCOMPARE(grid()->currentIndex().row(), 1);
        QTest::keyClick(grid(), Qt::Key_Right, Qt::AltModifier);
        QTest::keyClick(grid(), Qt::Key_Right, Qt::AltModifier); // it is the last one now
        QCOMPARE(names(), (QStringList{u"2.jpg"_s, u"3.jpg"_s, u"1.jpg"_s}));
        QTest::keyClick(grid(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(names(), (QStringList{u"2.jpg"_s, u"1.jpg"_s, u"3.jpg"_s}));
        QCOMPARE(m_strip->attachments().at(2).position, 2);
    }

    void deleteRemovesATile()
    {
        add({photo(u"1.jpg"_s, 300), photo(u"2.jpg"_s, 310)});
        grid()->setCurrentIndex(tile(0));
        QSignalSpy changed(&*m_strip, &ui::AttachmentStrip::changed);
        QTest::keyClick(grid(), Qt::Key_Delete);
        QCOMPARE(names(), QStringList{u"2.jpg"_s});
        QCOMPARE(changed.size(), 1);
    }

    void f2EditsTheCaption()
    {
        add({photo(u"1.jpg"_s, 300)});
        grid()->setCurrentIndex(tile(0));
        QTest::keyClick(grid(), Qt::Key_F2);
        auto *editor = grid()->findChild<QLineEdit *>();
        QVERIFY(editor);
        QVERIFY(!editor->accessibleName().isEmpty());
        editor->setText(u"签到"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(m_strip->attachments().first().caption, u"签到"_s);
    }

    void whatIsReadOnlyStaysAsItIs()
    {
        add({photo(u"1.jpg"_s, 300), photo(u"2.jpg"_s, 310)});
        m_strip->setEditable(false);
        grid()->setCurrentIndex(tile(0));
        QTest::keyClick(grid(), Qt::Key_Delete);
        QTest::keyClick(grid(), Qt::Key_Right, Qt::AltModifier);
        QTest::keyClick(grid(), Qt::Key_F2);
        QCOMPARE(names(), (QStringList{u"1.jpg"_s, u"2.jpg"_s}));
        QVERIFY(!grid()->findChild<QLineEdit *>());
        for (const auto *button : m_strip->findChildren<QPushButton *>())
            QVERIFY(!button->isVisible());
    }

    void theStateIsThatOfTheFile()
    {
        add({photo(u"1.jpg"_s, 300)});
        // Not enrolled anywhere: nobody waits for a delivery.
        QCOMPARE(state(0), State::OnThisPc);
        auto attachment = m_strip->attachments().first();
        attachment.hash = QByteArray(32, 'x');
        m_strip->setAttachments({attachment});
        QCOMPARE(state(0), State::NotHere);
        QVERIFY(!tile(0).data(Qt::AccessibleTextRole).toString().isEmpty());
    }

    void enterOpensThePhoto()
    {
        add({photo(u"1.jpg"_s, 300), support::dataFile(u"video.mp4"_s)});
        grid()->setCurrentIndex(tile(0));
        QTest::keyClick(grid(), Qt::Key_Return);
        auto *dialog = m_strip->findChild<ui::AttachmentDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->photoView()->isShowing());

        // The next leaf is the video.
        QTest::keyClick(dialog, Qt::Key_PageDown);
        QCOMPARE(dialog->current(), 1);
        QVERIFY(!dialog->photoView()->isShowing());
        QTRY_VERIFY(!dialog->videoView()->frame().isNull());
        QTest::keyClick(dialog, Qt::Key_PageDown);
        QCOMPARE(dialog->current(), 1);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_strip->findChild<ui::AttachmentDialog *>());
    }

    void whatIsNotHereSaysSo()
    {
        Attachment attachment;
        attachment.hash = QByteArray(32, 'x');
        attachment.fileName = u"1.jpg"_s;
        m_strip->setAttachments({attachment});
        grid()->setCurrentIndex(tile(0));
        QTest::keyClick(grid(), Qt::Key_Return);
        const auto *dialog = m_strip->findChild<ui::AttachmentDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->photoView()->isVisible());
    }

    void closingWhileTakingInDoesNoHarm()
    {
        m_strip->addFiles(
            {photo(u"1.jpg"_s, 2000), photo(u"2.jpg"_s, 2100), support::dataFile(u"video.mp4"_s)});
        QCOMPARE(m_strip->busyCount(), 3);
        m_strip.reset();
        QTest::qWait(50);
        for (const auto &hash : m_space->media.list().value_or(QList<QByteArray>{}))
            VERIFY_OK(m_space->media.verify(hash));
    }

private:
    ui::AttachmentGrid *grid() const { return m_strip->findChild<ui::AttachmentGrid *>(); }
    QModelIndex tile(int row) const { return grid()->model()->index(row, 0); }
    State state(int row) const
    {
        return State(tile(row).data(ui::AttachmentListModel::stateRole).toInt());
    }
    QString message() const
    {
        for (const auto *label : m_strip->findChildren<QLabel *>()) {
            if (!label->accessibleName().isEmpty() && label->isVisible())
                return label->text();
        }
        return {};
    }
    QStringList names() const
    {
        QStringList list;
        for (const auto &attachment : m_strip->attachments())
            list.append(attachment.fileName);
        return list;
    }
    void add(const QStringList &paths)
    {
        m_strip->addFiles(paths);
        QTRY_COMPARE_WITH_TIMEOUT(m_strip->busyCount(), 0, 60'000);
    }
    QString photo(const QString &name, int width) const
    {
        return file(name, SamplePicture{.size = {width, 200}}.jpeg());
    }
    QString file(const QString &name, const QByteArray &bytes) const
    {
        const auto path = m_sources->filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    std::optional<support::TestWorkspace> m_space;
    std::optional<QTemporaryDir> m_sources;
    std::optional<ui::AttachmentStrip> m_strip;
};

BRANCHBOOK_TEST(AttachmentStripTest)
#include "AttachmentStripTest.moc"
