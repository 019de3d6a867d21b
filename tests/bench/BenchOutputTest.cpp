// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

//! The figures of a small run mean nothing; that every benchmark runs and reports does.
class BenchOutputTest : public QObject
{
    Q_OBJECT

private slots:
    void everyBenchmarkRunsAndWritesLines()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"bench.json"_s);
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program(), {u"--scale"_s, u"small"_s, u"--out"_s, path});
        QVERIFY(process.waitForFinished(280'000));
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());

        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QSet<QString> names;
        while (!file.atEnd()) {
            QJsonParseError error;
            const auto line = QJsonDocument::fromJson(file.readLine(), &error).object();
            QCOMPARE(error.error, QJsonParseError::NoError);
            const auto name = line[u"name"_s].toString();
            QVERIFY(!name.isEmpty());
            QVERIFY2(!names.contains(name), qPrintable(name));
            names.insert(name);
            QVERIFY2(line[u"value"_s].isDouble(), qPrintable(name));
            QVERIFY2(!line[u"unit"_s].toString().isEmpty(), qPrintable(name));
            QVERIFY2(line[u"note"_s].isString(), qPrintable(name));
            QVERIFY(line.contains(u"baseline"_s) && line.contains(u"ratio"_s));
            if (line[u"baseline"_s].isDouble()) {
                const auto ratio = line[u"value"_s].toDouble() / line[u"baseline"_s].toDouble();
                QVERIFY2(qAbs(line[u"ratio"_s].toDouble() - ratio) < 0.01 * ratio + 0.001,
                         qPrintable(name));
            }
        }
        // A figure that is no longer taken is missed.
        const auto missing = promised() - names;
        QVERIFY2(missing.isEmpty(), qPrintable(missing.values().join(u' ')));
    }

    void unknownNameIsAnError()
    {
        const QTemporaryDir folder;
        QProcess process;
        process.start(
            program(),
            {u"--filter"_s, u"no such benchmark"_s, u"--out"_s, folder.filePath(u"bench.json"_s)});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 2);
    }

private:
    //! What bench.json holds at least.
    static QSet<QString> promised()
    {
        QSet<QString> names{u"sync.raw"_s,        u"sync.first.bytes"_s, u"sync.push.bytes"_s,
                            u"sync.pull.bytes"_s, u"sync.quiet.bytes"_s, u"sync.quiet.trips"_s};
        for (const auto &road : {u"sql.driver"_s, u"sql.bulk"_s}) {
            for (const auto &work : {u".insert"_s, u".scan"_s, u".lookup"_s})
                names.insert(road + work);
        }
        for (const auto &sync :
             {u"sync.first"_s, u"sync.push"_s, u"sync.pull"_s, u"sync.quiet"_s}) {
            for (const auto &part :
                 {u""_s, u".cpu.replica"_s, u".cpu.hub"_s, u".memory.replica"_s, u".memory.hub"_s})
                names.insert(sync + part);
        }
        for (const auto &pc : {u"officePc"_s, u"officePc.secretary"_s, u"countyOffice"_s}) {
            for (const auto &step :
                 {u".unlock"_s, u".page.today"_s, u".page.meetings"_s, u".page.meeting"_s,
                  u".page.members"_s, u".page.sync"_s, u".page.settings"_s, u".key.members"_s,
                  u".key.meetings"_s, u".peakMemoryMiB"_s})
                names.insert(pc + step);
        }
        for (const auto &step : {u".page.wizard"_s, u".page.wizard.step"_s, u".key.minutes"_s})
            names.insert(u"officePc.secretary"_s + step);
        return names;
    }

    static QString program()
    {
        return QCoreApplication::applicationDirPath() + u"/branchbook_bench"_s;
    }
};

BRANCHBOOK_TEST(BenchOutputTest)
#include "BenchOutputTest.moc"
