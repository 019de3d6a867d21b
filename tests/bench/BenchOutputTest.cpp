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
        for (const auto &name :
             {u"sql.driver.insert"_s, u"sql.driver.scan"_s, u"sql.driver.lookup"_s,
              u"sql.bulk.insert"_s, u"sql.bulk.scan"_s, u"sql.bulk.lookup"_s})
            QVERIFY2(names.contains(name), qPrintable(name));
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
    static QString program()
    {
        return QCoreApplication::applicationDirPath() + u"/branchbook_bench"_s;
    }
};

BRANCHBOOK_TEST(BenchOutputTest)
#include "BenchOutputTest.moc"
