// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Programs.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;

//! Promise 4: a disk that fills up in the middle of the work, at each kind of work. The disk is a
//! small tmpfs in a mount namespace of its own, so it goes with the process.
class FullDiskTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        support::Programs programs(m_folder.filePath(u"county"_s));
        QVERIFY(programs.startHub());
        const auto village = programs.enrol(u"village"_s, u"3301001"_s, u"secretary"_s);
        QVERIFY2(village.exitCode == 0, village.messages.constData());
        QVERIFY(makePhoto());
        deliverMeeting(programs);
        const auto code = programs.enrolmentCode(u"user-town"_s, u"3301"_s, u"reviewer"_s);

        QVERIFY(QDir(m_folder.path()).mkdir(u"disk"_s));
        QFile passphrase(m_folder.filePath(u"passphrase"_s));
        QVERIFY(passphrase.open(QIODevice::WriteOnly));
        passphrase.write("a passphrase for a full disk");
        passphrase.close();
        QProcess process;
        process.start(u"unshare"_s,
                      {u"-rm"_s, u"bash"_s, support::sourceFile(u"tests/e2e/full_disk.sh"_s),
                       m_folder.filePath(u"disk"_s), QCoreApplication::applicationDirPath(),
                       passphrase.fileName(), support::dataFile(u"roster-good.xlsx"_s), photo(),
                       programs.hubUrl(), programs.hubAuthority(), code});
        QVERIFY(process.waitForFinished(280'000));
        const auto lines = process.readAllStandardOutput();
        QVERIFY2(process.exitCode() == 0, (lines + process.readAllStandardError()).constData());
        for (const auto &line : lines.split('\n')) {
            const auto equals = line.indexOf('=');
            if (equals > 0)
                m_answers.insert(QString::fromUtf8(line.left(equals)),
                                 line.mid(equals + 1).toInt());
        }
    }

    void nothingIsLostAndItWorksWhenThereIsRoom_data()
    {
        QTest::addColumn<QString>("step");
        for (const auto *step : {"import", "media", "backup", "restore", "sync"})
            QTest::newRow(step) << QString::fromLatin1(step);
    }

    void nothingIsLostAndItWorksWhenThereIsRoom()
    {
        QFETCH(QString, step);
        QVERIFY2(message(step).contains(u"磁盘已满"_s), qPrintable(message(step)));
        QCOMPARE(m_answers.value(step + u".full"_s, -1), 73);
        QCOMPARE(m_answers.value(step + u".kept"_s, -1), 1);
        QVERIFY2(m_answers.value(step + u".room"_s, -1) == 0,
                 qPrintable(message(step + u".answer"_s)));
        QCOMPARE(m_answers.value(step + u".check"_s, -1), 0);
    }

    void whatCameOfItIsWhole()
    {
        QCOMPARE(m_answers.value(u"members"_s, -1), 22);
        QCOMPARE(m_answers.value(u"files"_s, -1), 1);
        QCOMPARE(m_answers.value(u"restored"_s, -1), 22);
        // Photo and video, each with its small picture.
        QCOMPARE(m_answers.value(u"fetched"_s, -1), 4);
    }

    void everyRecordThatWasAcknowledgedIsThere()
    {
        QCOMPARE(m_answers.value(u"put.full"_s, -1), 73);
        QVERIFY(m_answers.value(u"put"_s) > 3);
        QCOMPARE(m_answers.value(u"meetings"_s, -1), m_answers.value(u"put"_s));
        QVERIFY2(message(u"put"_s).contains(u"磁盘已满"_s), qPrintable(message(u"put"_s)));
    }

private:
    QString photo() const { return m_folder.filePath(u"photo.jpg"_s); }

    //! Larger than the room that a full disk has left; what follows the picture is no part of it.
    bool makePhoto() const
    {
        QFile small(support::dataFile(u"photo.jpg"_s));
        QFile large(photo());
        QByteArray noise(400'000, Qt::Uninitialized);
        support::FakeRandom random;
        random.fill(noise.data(), noise.size());
        return small.open(QIODevice::ReadOnly) && large.open(QIODevice::WriteOnly)
            && large.write(small.readAll()) > 0 && large.write(noise) == noise.size();
    }

    //! A meeting with photo and video that the hub has.
    void deliverMeeting(support::Programs &programs)
    {
        const auto meeting = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const auto put =
            programs.cli(u"village"_s, {u"records"_s, u"put"_s, u"meeting"_s},
                         "{\"id\":\"" + meeting.toLatin1()
                             + "\",\"org\":\"3301001\",\"kinds\":\"theme_day\",\"year\":2026,"
                               "\"heldOn\":\"2026-11-07\",\"state\":\"recorded\"}\n");
        QVERIFY2(put.exitCode == 0, put.messages.constData());
        const auto added = programs.cli(u"village"_s,
                                        {u"media"_s, u"add"_s, u"meeting"_s, meeting, photo(),
                                         support::dataFile(u"video.mp4"_s)});
        QVERIFY2(added.exitCode == 0, added.messages.constData());
        const auto synced = programs.cli(u"village"_s, {u"sync"_s});
        QVERIFY2(synced.exitCode == 0, synced.messages.constData());
    }

    QString message(const QString &step) const
    {
        QFile file(m_folder.filePath(u"disk."_s + step));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    QTemporaryDir m_folder;
    QHash<QString, int> m_answers;
};

BRANCHBOOK_TEST(FullDiskTest)
#include "FullDiskTest.moc"
