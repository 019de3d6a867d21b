// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashScenario.h"
#include "support/TestMain.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;

//! kill -9 at random moments of everything that writes: what was acknowledged is there, nothing is
//! half.
//!
//! BRANCHBOOK_CRASH_ROUNDS sets the number of kills, BRANCHBOOK_CRASH_SEED repeats a run.
class CrashTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        bool given = false;
        m_seed = qEnvironmentVariable("BRANCHBOOK_CRASH_SEED").toULongLong(&given);
        if (!given)
            m_seed = QRandomGenerator::system()->generate();
        qInfo("BRANCHBOOK_CRASH_SEED=%llu", m_seed);
        const int all = qEnvironmentVariableIntValue("BRANCHBOOK_CRASH_ROUNDS");
        const int wanted = all > 0 ? all : 60 * BRANCHBOOK_TEST_SCALE;
        const auto kinds = int(crash::scenarios().size());
        QVERIFY(kinds > 0);
        m_rounds = (wanted + kinds - 1) / kinds;
    }

    void whatWasAcknowledgedSurvivesAndNothingIsHalf_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<int>("rounds");
        for (const auto &[name, factory] : crash::scenarios()) {
            int part = 0;
            for (int left = m_rounds; left > 0; left -= roundsOfAFolder) {
                QTest::addRow("%s %d", qPrintable(name), ++part)
                    << name << std::min(left, roundsOfAFolder);
            }
        }
    }

    void whatWasAcknowledgedSurvivesAndNothingIsHalf()
    {
        QFETCH(QString, scenario);
        QFETCH(int, rounds);
        const QTemporaryDir folder;
        const auto subject = crash::scenarios().at(scenario)();
        subject->prepare(folder.path());
        std::mt19937_64 random(m_seed ^ qHash(QByteArray(QTest::currentDataTag()), 0));
        QStringList told;
        for (int round = 0; round < rounds; ++round) {
            QVERIFY2(runAndKill(scenario, folder.path(), random, told), qPrintable(m_failure));
            const auto fault = subject->fault(folder.path(), told);
            QVERIFY2(fault.isEmpty(), qPrintable(u"round %1: %2"_s.arg(round).arg(fault)));
        }
        QVERIFY2(told.size() > rounds, "nothing was ever acknowledged");
        qInfo("%d kills, %lld lines told", rounds, qlonglong(told.size()));
    }

private:
    //! Adds the lines that the child told before it died.
    bool runAndKill(const QString &scenario, const QString &folder, std::mt19937_64 &random,
                    QStringList &told)
    {
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QStringLiteral(CRASH_CHILD),
                    {scenario, folder, QString::number(random() >> 1)});
        if (!child.waitForStarted())
            return failed(u"the child does not start"_s);
        // One in four dies while it starts, opens and recovers; half of them behind a first thing
        // that they told, because on a slow machine one thing may take longer than the others live.
        constexpr qsizetype linesBefore[] = {0, 1, 2, 2};
        const auto moment = random() % std::size(linesBefore);
        QByteArray output;
        while (output.count('\n') < linesBefore[moment]) {
            if (!child.waitForReadyRead(60'000))
                return failed(u"the child tells nothing"_s);
            output += child.readAllStandardOutput();
        }
        const auto delay = moment == 0 ? random() % 60 : random() % 200;
        if (child.waitForFinished(int(delay)) || child.state() == QProcess::NotRunning)
            return failed(u"the child ended by itself"_s);
        child.kill();
        if (!child.waitForFinished(60'000))
            return failed(u"the child does not die"_s);
        output += child.readAllStandardOutput();
        // A line without an end was not acknowledged.
        for (const auto &line : output.left(output.lastIndexOf('\n') + 1).split('\n')) {
            if (!line.isEmpty())
                told << QString::fromUtf8(line);
        }
        return true;
    }

    bool failed(const QString &why)
    {
        m_failure = why;
        return false;
    }

    //! After so many kills a scenario begins in a new folder: all that was told is looked up each
    //! time.
    static constexpr int roundsOfAFolder = 25;

    quint64 m_seed = 0;
    int m_rounds = 0;
    QString m_failure;
};

BRANCHBOOK_TEST(CrashTest)
#include "CrashTest.moc"
