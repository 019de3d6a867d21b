// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Programs.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr auto branchCode = "3301001";

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! How many colours a picture has, up to some: an empty page has few.
qsizetype coloursOf(const QImage &picture)
{
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 4) {
        for (int x = 0; x < picture.width(); x += 4)
            colours.insert(picture.pixel(x, y));
    }
    return colours.size();
}

} // namespace

//! The main job with the real programs, as `./run` plays it: a village records a meeting without a
//! network, the town sees all of it.
class JourneyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_programs = std::make_unique<support::Programs>(m_folder.path());
        QVERIFY(m_programs->startHub());
        const auto village =
            m_programs->enrol(u"village"_s, QString::fromLatin1(branchCode), u"secretary"_s);
        QVERIFY2(village.exitCode == 0, village.messages.constData());
        const auto town = m_programs->enrol(u"town"_s, u"3301"_s, u"reviewer"_s);
        QVERIFY2(town.exitCode == 0, town.messages.constData());
        QCOMPARE(m_programs->stopHub(), 0);
    }

    void aMeetingIsRecordedWithoutANetwork()
    {
        const auto imported =
            village({u"import"_s, u"members"_s, support::dataFile(u"roster-good.xlsx"_s),
                     u"--org"_s, QString::fromLatin1(branchCode)});
        QCOMPARE(imported.exitCode, 0);
        QCOMPARE(imported.json().value(u"created"_s).toInt(), 22);
        const auto members = village({u"records"_s, u"list"_s, u"member"_s}).lines();
        QCOMPARE(members.size(), 22);

        const QJsonObject meeting{
            {u"id"_s, m_meeting},           {u"org"_s, QString::fromLatin1(branchCode)},
            {u"kinds"_s, u"theme_day"_s},   {u"year"_s, 2026},
            {u"heldOn"_s, u"2026-11-07"_s}, {u"place"_s, u"村党群服务中心"_s},
            {u"state"_s, u"recorded"_s},    {u"minutes"_s, m_minutes}};
        QCOMPARE(village({u"records"_s, u"put"_s, u"meeting"_s}, lineOf(meeting)).exitCode, 0);
        QByteArray marks;
        for (const auto &member : members)
            marks += lineOf({{u"org"_s, QString::fromLatin1(branchCode)},
                             {u"meeting"_s, m_meeting},
                             {u"member"_s, member.value(u"id"_s)},
                             {u"year"_s, 2026},
                             {u"mark"_s, u"present"_s}});
        QCOMPARE(village({u"records"_s, u"put"_s, u"attendance"_s}, marks).exitCode, 0);
        const auto added =
            village({u"media"_s, u"add"_s, u"meeting"_s, m_meeting,
                     support::dataFile(u"photo.jpg"_s), support::dataFile(u"video.mp4"_s)});
        QVERIFY2(added.exitCode == 0, added.messages.constData());
        QCOMPARE(added.lines().size(), 2);

        const auto status = village({u"status"_s}).json();
        QVERIFY(!status.value(u"synced"_s).toBool());
        QVERIFY(status.value(u"pendingChanges"_s).toInt() >= 22 + 1 + 22 + 2);
        // Photo and video, each with its small picture.
        QCOMPARE(status.value(u"filesToSend"_s).toInt(), 4);
    }

    void itIsDeliveredWhenTheHubIsBack()
    {
        QVERIFY(m_programs->startHub());
        const auto sent = village({u"sync"_s});
        QVERIFY2(sent.exitCode == 0, sent.messages.constData());
        QCOMPARE(sent.json().value(u"mediaUploaded"_s).toInt(), 4);
        QCOMPARE(sent.json().value(u"mediaPending"_s).toInt(), 0);
        QVERIFY(village({u"status"_s}).json().value(u"synced"_s).toBool());
    }

    void theTownHasEveryWordAndMark()
    {
        const auto fetched = town({u"sync"_s});
        QVERIFY2(fetched.exitCode == 0, fetched.messages.constData());
        QCOMPARE(fetched.json().value(u"mediaDownloaded"_s).toInt(), 4);
        const auto meeting = town({u"records"_s, u"get"_s, u"meeting"_s, m_meeting}).json();
        QCOMPARE(meeting.value(u"minutes"_s).toString(), m_minutes);
        QCOMPARE(meeting.value(u"heldOn"_s).toString(), u"2026-11-07"_s);
        const auto marks = town({u"records"_s, u"list"_s, u"attendance"_s, u"--where"_s,
                                 u"meeting="_s + m_meeting})
                               .lines();
        QCOMPARE(marks.size(), 22);
        for (const auto &mark : marks)
            QCOMPARE(mark.value(u"mark"_s).toString(), u"present"_s);
    }

    void theTownHasEveryByteOfPhotoAndVideo()
    {
        const auto files = town({u"media"_s, u"list"_s, u"meeting"_s, m_meeting}).lines();
        QCOMPARE(files.size(), 2);
        QStringList names;
        for (const auto &file : files) {
            const auto name = file.value(u"fileName"_s).toString();
            names << name;
            QVERIFY2(file.value(u"present"_s).toBool(), qPrintable(name));
            const auto out = m_folder.filePath(u"taken-"_s + name);
            const auto hash = file.value(u"hash"_s).toString();
            const auto taken = town({u"media"_s, u"get"_s, hash, out});
            QVERIFY2(taken.exitCode == 0, taken.messages.constData());
            const auto source = content(support::dataFile(name));
            QVERIFY(!source.isEmpty());
            QVERIFY2(content(out) == source, qPrintable(name));
        }
        names.sort();
        QCOMPARE(names, QStringList({u"photo.jpg"_s, u"video.mp4"_s}));
        const auto verified = town({u"media"_s, u"verify"_s});
        QCOMPARE(verified.exitCode, 0);
        QCOMPARE(verified.json().value(u"files"_s).toInt(), 4);
        QCOMPARE(verified.json().value(u"damaged"_s).toArray().size(), 0);
    }

    void theTownsWindowShowsMeetingPhotoAndVideo()
    {
        const QDir pictures(m_folder.filePath(u"pictures"_s));
        const auto shown = m_programs->desktop(u"town"_s, {u"--capture"_s, pictures.path()});
        QVERIFY2(shown.exitCode == 0, shown.messages.constData());
        for (const auto &name :
             {u"*-meeting-light.png"_s, u"*-meeting-dark.png"_s, u"*-meeting-photos-light.png"_s,
              u"*-photo-light.png"_s, u"*-video-light.png"_s, u"*-video-dark.png"_s}) {
            const auto files = pictures.entryList({name});
            QVERIFY2(files.size() == 1,
                     qPrintable(name + u": "_s + pictures.entryList().join(u' ')));
            const QImage picture(pictures.filePath(files.first()));
            QVERIFY2(coloursOf(picture) > 60, qPrintable(name));
        }
    }

private:
    support::Finished village(const QStringList &arguments, const QByteArray &input = {})
    {
        return m_programs->cli(u"village"_s, arguments, input);
    }

    support::Finished town(const QStringList &arguments)
    {
        return m_programs->cli(u"town"_s, arguments);
    }

    static QByteArray lineOf(const QJsonObject &object)
    {
        return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    }

    QTemporaryDir m_folder;
    std::unique_ptr<support::Programs> m_programs;
    const QString m_meeting = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString m_minutes = u"集中学习，交流讨论，会后清理河道。"_s;
};

BRANCHBOOK_TEST(JourneyTest)
#include "JourneyTest.moc"
