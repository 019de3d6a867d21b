// SPDX-License-Identifier: GPL-3.0-or-later
#include "histories/StormPcs.h"
#include "support/Programs.h"
#include "support/StormProxy.h"
#include "support/TestMain.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

//! Real programs, a real network on loopback, and everything that can go wrong in between: cut,
//! stalled, corrupted, half-closed and slow connections, and PCs that are killed.
//!
//! BRANCHBOOK_STORMS sets the number of histories, BRANCHBOOK_STORM_SEED repeats a run as far as
//! the machine's own timing allows.
class StormTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        bool given = false;
        m_seed = qEnvironmentVariable("BRANCHBOOK_STORM_SEED").toULongLong(&given);
        if (!given)
            m_seed = QRandomGenerator::system()->generate();
        qInfo("BRANCHBOOK_STORM_SEED=%llu", m_seed);
        m_programs.emplace(m_folder.filePath(u"hub"_s));
        QVERIFY(m_programs->startHub());
    }

    void nothingIsLostInAStorm()
    {
        const int wanted = qEnvironmentVariableIntValue("BRANCHBOOK_STORMS");
        const int histories = wanted > 0 ? wanted : 10 * BRANCHBOOK_TEST_SCALE;
        std::array<int, support::faultKinds> met{};
        qsizetype told = 0;
        int kills = 0;
        int synced = 0;
        for (int history = 0; history < histories; ++history) {
            std::mt19937_64 random(m_seed + quint64(history));
            support::StormProxy proxy(quint16(QUrl(m_programs->hubUrl()).port()), random());
            const QUrl url(u"https://127.0.0.1:%1"_s.arg(proxy.port()));
            const QTemporaryDir folder;
            histories::StormPcs pcs;
            const auto context = [history](const QString &fault) {
                return u"history %1: %2"_s.arg(history).arg(fault).toUtf8();
            };
            auto fault = pcs.prepare(*m_programs, url, folder.path(), branchOf(history));
            QVERIFY2(fault.isEmpty(), context(fault).constData());
            proxy.setFaultsPerHundred(80);
            fault = pcs.work(random);
            QVERIFY2(fault.isEmpty(), context(fault).constData());
            proxy.setFaultsPerHundred(0);
            fault = pcs.settle();
            QVERIFY2(fault.isEmpty(), context(fault).constData());
            for (int kind = 0; kind < support::faultKinds; ++kind)
                met[size_t(kind)] += proxy.met(support::Fault(kind));
            told += pcs.told();
            kills += pcs.kills();
            synced += pcs.synced();
        }
        qInfo("%d histories: %d cut, %d stalled, %d corrupted, %d half-closed, %d slow connections,"
              " %d kills, %d syncs, %lld edits and files told",
              histories, met[1], met[2], met[3], met[4], met[5], kills, synced, qlonglong(told));
        for (int kind = 1; kind < support::faultKinds; ++kind)
            QVERIFY2(met[size_t(kind)] > 0, qPrintable(u"never met: fault %1"_s.arg(kind)));
        QVERIFY(kills > 0 && synced > 0 && told > histories);
    }

private:
    //! A branch of the sample county for each, so that histories do not see each other.
    static QString branchOf(int history)
    {
        constexpr int towns = 17;
        return u"33%1%2"_s.arg(1 + history % towns, 2, 10, QChar(u'0'))
            .arg(1 + history / towns, 3, 10, QChar(u'0'));
    }

    quint64 m_seed = 0;
    QTemporaryDir m_folder;
    std::optional<support::Programs> m_programs;
};

BRANCHBOOK_TEST(StormTest)
#include "StormTest.moc"
