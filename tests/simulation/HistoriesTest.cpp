// SPDX-License-Identifier: GPL-3.0-or-later
#include "CountyTemplate.h"
#include "History.h"

#include "support/TestMain.h"

#include <QHashSeed>
#include <QTest>

using namespace simulation;

//! BRANCHBOOK_HISTORY=seed replays one history and prints its course.
class HistoriesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QHashSeed::setDeterministicGlobalSeed();
        m_county = std::make_unique<CountyTemplate>();
    }

    void everyPromiseIsKept()
    {
        constexpr int shards = 4;
        constexpr int inAllShards = 2'000 * BRANCHBOOK_TEST_SCALE;
        const auto replayed = qEnvironmentVariable("BRANCHBOOK_HISTORY").toULongLong();
        if (replayed > 0) {
            History history(*m_county, replayed);
            const auto broken = history.run();
            qInfo().noquote() << history.account().join(u'\n');
            QVERIFY2(broken.isEmpty(), qPrintable(broken));
            return;
        }
        const auto wanted = qEnvironmentVariableIntValue("BRANCHBOOK_HISTORIES");
        const int count = (wanted > 0 ? wanted : inAllShards) / shards;
        const auto first =
            quint64(qEnvironmentVariableIntValue("BRANCHBOOK_SHARD")) * 1'000'000'000;
        for (int i = 1; i <= count; ++i) {
            const auto seed = first + quint64(i);
            const auto broken = History(*m_county, seed).run();
            QVERIFY2(broken.isEmpty(),
                     qPrintable(QStringLiteral("BRANCHBOOK_HISTORY=%1: %2").arg(seed).arg(broken)));
        }
    }

private:
    std::unique_ptr<CountyTemplate> m_county;
};

BRANCHBOOK_TEST(HistoriesTest)
#include "HistoriesTest.moc"
